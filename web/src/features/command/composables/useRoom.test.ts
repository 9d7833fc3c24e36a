import { describe, expect, it } from 'vitest'
import type { Room, TimelineEntry } from '@/api/types'
import { LogGap } from '@/live/fold'
import { advance } from './useRoom'

const entry = (seq: number, status: string): TimelineEntry =>
  ({ id: `e${seq}`, incident_id: 'i', seq, kind: 'x', actor_name: '', actor_org: '', occurred_at: '', recorded_at: '', params: {}, text: { zh: '', en: '' }, changes: [{ collection: 'incident', id: 'i', value: { status } }] }) as TimelineEntry
const room: Room = { incident_id: 'i', seq: 1, server_time: '', collections: { incident: { i: { status: 'received' } } }, timeline: [] } as unknown as Room

describe('advance', () => {
  it('folds what is new and skips what is held, in whatever order it came', () => {
    const after = advance(room, [entry(3, 'confirmed'), entry(1, 'received'), entry(2, 'verifying')])
    expect(after.seq).toBe(3)
    expect(after.collections.incident).toEqual({ i: { status: 'confirmed' } })
    expect(after.timeline.map((line) => line.seq)).toEqual([2, 3])
    expect(after.timeline.every((line) => !('changes' in line))).toBe(true)
  })

  it('is the same room when nothing is new', () => {
    expect(advance(room, [entry(1, 'received')])).toBe(room)
  })

  it('does not guess over a hole', () => {
    expect(() => advance(room, [entry(3, 'confirmed')])).toThrow(LogGap)
  })
})

import { describe, expect, it } from 'vitest'
import type { Entry, Withdrawal } from '@/api/types'
import { board, currentSignal } from './withdrawal'

const AT = Date.parse('2026-11-21T06:00:00Z')
const after = (seconds: number) => new Date(AT + seconds * 1000).toISOString()
const receipt = (dispatch_id: string, over: Partial<Withdrawal['receipts'][number]> = {}) =>
  ({ dispatch_id, team_name: dispatch_id, told_at: after(0), acknowledged_at: null, people_inside: null, missing: [], ...over }) as Withdrawal['receipts'][number]
const signal = (receipts: Withdrawal['receipts'], over: Partial<Withdrawal> = {}) =>
  ({ number: 1, status: 'standing', reentry_allowed: null, steps: [{ after_s: 60 }, { after_s: 180 }], receipts, ...over }) as Withdrawal
const entry = (name: string, dispatch_id: string, time_out: string | null = null) => ({ name, dispatch_id, time_out }) as Entry

describe('the board of a withdrawal signal', () => {
  it('puts silent teams first with their seconds and the step that is due', () => {
    const found = board(signal([receipt('a', { acknowledged_at: after(12), people_inside: 0 }), receipt('b')]), [], AT + 75_000)
    expect(found.rows.map((row) => [row.receipt.dispatch_id, row.waited, row.step])).toEqual([['b', 75_000, 1], ['a', 12_000, 0]])
    expect([found.answered, found.silent, found.clear]).toEqual([1, 1, false])
  })
  it('holds the heads against the entry log as it stands now', () => {
    const told = signal([receipt('a', { acknowledged_at: after(12), people_inside: 0 })])
    expect(board(told, [entry('张某', 'a')], AT).rows[0]).toMatchObject({ differs: true, accounted: false, inside: ['张某'] })
    expect(board(told, [entry('张某', 'a', after(30))], AT)).toMatchObject({ clear: true, inside: 0 })
  })
  it('is not clear while heads are not counted or somebody is missing', () => {
    expect(board(signal([receipt('a', { acknowledged_at: after(1) })]), [], AT).clear).toBe(false)
    const missing = board(signal([receipt('a', { acknowledged_at: after(1), people_inside: 1, missing: ['王某'] })]), [], AT)
    expect([missing.clear, missing.missing]).toEqual([false, ['王某']])
  })
})

it('stays on screen until somebody may go in again', () => {
  const ended = signal([], { status: 'ended', reentry_allowed: false })
  expect(currentSignal([ended])).toBe(ended)
  expect(currentSignal([{ ...ended, reentry_allowed: true }])).toBeUndefined()
  expect(currentSignal([ended, signal([], { number: 2 })])?.number).toBe(2)
})

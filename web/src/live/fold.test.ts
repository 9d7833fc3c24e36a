import { describe, expect, it } from 'vitest'
import { fold, LogGap, type Entry } from './fold'

const log: Entry[] = [
  { seq: 1, changes: [{ collection: 'incident', id: 'a', value: { status: 'received' } }, { collection: 'reports', id: 'r', value: { words: '…' } }] },
  { seq: 2, changes: [] },
  { seq: 3, changes: [{ collection: 'incident', id: 'a', value: { status: 'verifying' } }, { collection: 'reports', id: 'r', value: null }] },
  { seq: 4, changes: [{ collection: 'dispatches', id: 'd', value: { status: 'recommended' } }] },
]

describe('fold', () => {
  it('gives the newest whole value of each thing', () => {
    expect(fold(log)).toEqual({ incident: { a: { status: 'verifying' } }, reports: {}, dispatches: { d: { status: 'recommended' } } })
  })

  it('does not depend on where the log is cut', () => {
    for (let cut = 0; cut <= log.length; cut++) expect(fold(log.slice(cut), fold(log.slice(0, cut)), cut)).toEqual(fold(log))
  })

  it('leaves what it was given as it was', () => {
    const start = fold(log.slice(0, 1))
    const before = structuredClone(start)
    fold(log.slice(1), start, 1)
    expect(start).toEqual(before)
  })

  it('refuses a log with a hole', () => {
    expect(() => fold([log[0]!, log[2]!])).toThrow(LogGap)
  })
})

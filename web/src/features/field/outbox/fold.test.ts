import { describe, expect, it } from 'vitest'
import { foldAssignment, foldDispatch, foldSignal, isOver, mayDispatch, nextVerb } from './fold'
import type { Act } from './types'

let seq = 0
function act(verb: Act['verb'], over: Partial<Act> = {}): Act {
  seq += 1
  return {
    id: `act-${seq}`, account: 'captain', seq, verb, collection: 'dispatches', subject: 'd1', title: '', body: {}, occurredAt: `2026-11-21T06:0${seq % 10}:00.000Z`,
    state: 'waiting', tries: 0, answeredAt: null, refusal: null, resultId: null, exportedAt: null, ...over,
  }
}
const issued = { id: 'd1', status: 'issued' }
const refusal = { code: 'team-already-committed', status: 409, title: '已在执行任务', detail: '' }

describe('an order with our own acts on top', () => {
  it('walks 接令 → 出动 → 到场 without the server', () => {
    const acts = [act('receive'), act('turn_out'), act('arrive')]
    const { value, waiting } = foldDispatch(issued, acts, 0)
    expect(value.status).toBe('arrived')
    expect(value).toMatchObject({ received_at: acts[0]?.occurredAt, turned_out_at: acts[1]?.occurredAt, arrived_at: acts[2]?.occurredAt })
    expect(waiting).toBe(3)
  })
  it('does not depend on the order the store gives them in', () => {
    const acts = [act('receive'), act('turn_out')]
    expect(foldDispatch(issued, [...acts].reverse(), 0).value.status).toBe('turned_out')
  })
  it('lets work and rest take turns', () => {
    const states = ['work', 'rest', 'work'] as const
    expect(foldDispatch({ id: 'd1', status: 'arrived' }, states.map((verb) => act(verb)), 0).value.status).toBe('working')
  })
  it('never brings a cancelled order back to life', () => {
    const { value, waiting } = foldDispatch({ id: 'd1', status: 'cancelled' }, [act('receive')], 0)
    expect(value.status).toBe('cancelled')
    expect(waiting).toBe(1)
  })
  it('does not count a refused act, and shows it until something follows', () => {
    const refused = act('receive', { state: 'refused', refusal })
    expect(foldDispatch(issued, [refused], 0)).toMatchObject({ value: { status: 'issued' }, refused: { refusal } })
    expect(foldDispatch(issued, [refused, act('receive')], 0)).toMatchObject({ value: { status: 'received' }, refused: null })
  })
  it('keeps an answered act on top of an older copy and forgets it under a newer one', () => {
    const delivered = act('receive', { state: 'delivered', answeredAt: 1000 })
    expect(foldDispatch(issued, [delivered], 900).value.status).toBe('received')
    expect(foldDispatch({ id: 'd1', status: 'cancelled' }, [delivered], 1001).value.status).toBe('cancelled')
  })
  it('leaves the orders of others alone', () => {
    expect(foldDispatch(issued, [act('receive', { subject: 'd2' })], 0)).toEqual({ value: issued, waiting: 0, refused: null })
  })
})

describe('the next step', () => {
  it.each([['issued', 'receive'], ['received', 'turn_out'], ['turned_out', 'arrive'], ['arrived', 'work'], ['working', 'release'], ['resting', 'release'], ['released', 'return'], ['returned', null], ['cancelled', null]])(
    'after %s is %s', (status, verb) => {
      expect(nextVerb(status)).toBe(verb)
      if (verb) expect(mayDispatch(status, verb as never)).toBe(true)
    })
  it('knows when an order is over', () => {
    expect(['returned', 'refused', 'cancelled'].every(isOver)).toBe(true)
    expect(isOver('released')).toBe(false)
  })
})

describe('a task', () => {
  it('is accepted, started, blocked and done', () => {
    const acts = (['accept', 'start', 'block', 'done'] as const).map((verb) => act(verb, { collection: 'assignments', subject: 't1' }))
    expect(foldAssignment({ id: 't1', status: 'assigned' }, acts, 0).value.status).toBe('done')
    expect(foldAssignment({ id: 't1', status: 'assigned' }, acts.slice(1), 0).value.status).toBe('assigned')
  })
})

describe('a withdrawal signal', () => {
  const silent = { dispatch_id: 'd1', acknowledged_at: null, people_out: null, people_inside: null, missing: [] as string[] }
  const signal = { id: 'w1', receipts: [silent, { ...silent, dispatch_id: 'd2' }] }
  const answer = (body: Record<string, unknown>, over: Partial<Act> = {}) => act('acknowledge', { collection: 'withdrawals', subject: 'w1', body: { dispatch_id: 'd1', ...body }, ...over })
  it('is answered here without the server; the last count stands, the first time stays', () => {
    const acts = [answer({}), answer({ people_out: 9, people_inside: 1, missing: ['王某'] })]
    const { value, waiting } = foldSignal(signal, acts, 0)
    expect(value.receipts[0]).toMatchObject({ acknowledged_at: acts[0]?.occurredAt, people_out: 9, people_inside: 1, missing: ['王某'] })
    expect(value.receipts[1]?.acknowledged_at).toBeNull()
    expect(waiting).toBe(2)
  })
  it('does not count an answer that was refused', () => {
    expect(foldSignal(signal, [answer({}, { state: 'refused', refusal })], 0).value.receipts[0]?.acknowledged_at).toBeNull()
  })
})

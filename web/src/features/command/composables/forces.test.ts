import { describe, expect, it } from 'vitest'
import type { Dispatch, OrderPromise } from '@/api/types'
import { inOrder, remaining, strength } from './forces'

const order = (values: Partial<Dispatch>): Dispatch => ({ order_no: 1, people: null, steps: [], expected: null, ...values }) as Dispatch

describe('forces', () => {
  it('puts what nobody acknowledged first', () => {
    const rows = inOrder([order({ status: 'arrived', order_no: 1 }), order({ status: 'returned', order_no: 2 }), order({ status: 'issued', order_no: 3 })])
    expect(rows.map((d) => d.order_no)).toEqual([3, 1, 2])
  })

  it('counts only teams that are with the incident, and says when it does not know the people', () => {
    expect(strength([order({ status: 'arrived', people: 12 }), order({ status: 'turned_out' }), order({ status: 'refused', people: 9 })])).toEqual({ teams: 2, people: 12, known: 'sumAtLeast' })
    expect(strength([order({ status: 'issued' })])).toEqual({ teams: 1, people: 0, known: 'sumUnknown' })
    expect(strength([])).toEqual({ teams: 0, people: 0, known: 'sum' })
  })

  it('counts the way down from turning out', () => {
    const at = Date.parse('2026-11-21T06:10:00Z')
    const dispatch = order({ status: 'turned_out', steps: [{ status: 'turned_out', occurred_at: '2026-11-21T06:00:00Z' }] as Dispatch['steps'], expected: { minutes: 21, low: 17, high: 28 } as Dispatch['expected'] })
    expect(remaining(dispatch, at)).toEqual({ minutes: 11, low: 7, high: 18 })
    expect(remaining(order({ status: 'issued' }), at)).toBeNull()
  })

  it('says the time that the promise reckons from the last position, not the one of the start', () => {
    const at = Date.parse('2026-11-21T06:10:00Z')
    const dispatch = order({ status: 'turned_out', steps: [{ status: 'turned_out', occurred_at: '2026-11-21T06:00:00Z' }] as Dispatch['steps'], expected: { minutes: 21, low: 17, high: 28 } as Dispatch['expected'] })
    const promise = { eta_low_at: '2026-11-21T07:00:00Z', eta_at: '2026-11-21T07:10:00Z', eta_high_at: '2026-11-21T07:40:00Z' } as OrderPromise
    expect(remaining(dispatch, at, promise)).toEqual({ minutes: 60, low: 50, high: 90 })
    expect(remaining(dispatch, at, { ...promise, eta_at: null })).toEqual({ minutes: 11, low: 7, high: 18 })
    expect(remaining(dispatch, at, { ...promise, arrived_at: '2026-11-21T06:09:00Z' })).toBeNull() // the fence saw it
  })
})

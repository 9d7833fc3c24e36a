import { describe, expect, it } from 'vitest'
import type { Dispatch, OrderPromise } from '@/api/types'
import { byUrgency, isOpen, located, renewed } from './usePromises'

const row = (id: string, state: OrderPromise['state'], due: string | null = null) => ({ id, state, due_at: due, issued_at: '2026-11-22T04:00:00Z' }) as OrderPromise

describe('promises', () => {
  it('puts what needs a person first, then what is due soonest', () => {
    const rows = [row('kept', 'kept'), row('late', 'running', '2026-11-22T06:00:00Z'), row('soon', 'running', '2026-11-22T05:00:00Z'), row('risk', 'at_risk', '2026-11-22T07:00:00Z'), row('broken', 'broken')]
    expect(byUrgency(rows).map((r) => r.id)).toEqual(['broken', 'risk', 'soon', 'late', 'kept'])
  })
  it('takes a promise judged anew in the place of the old one', () => {
    const rows = renewed([row('a', 'running'), row('b', 'waiting')], row('b', 'at_risk'))
    expect(rows.map((r) => [r.id, r.state])).toEqual([['b', 'at_risk'], ['a', 'running']])
    expect(rows.filter(isOpen)).toHaveLength(2)
  })
  it('places a team where it was told last, by a tap or on the way', () => {
    const order = { id: 'o', lon: 115, lat: 30, position_at: '2026-11-22T04:10:00Z' } as Dispatch
    const told = (position_at: string | null) => ({ ...row('a', 'running'), dispatch_id: 'o', lon: 114, lat: 31, position_at }) as OrderPromise
    expect(located([order], [told('2026-11-22T04:20:00Z')])[0]).toMatchObject({ lon: 114, lat: 31, position_at: '2026-11-22T04:20:00Z' })
    expect(located([order], [told('2026-11-22T04:00:00Z')])).toEqual([order])
    expect(located([order], [told(null)])).toEqual([order])
  })
})

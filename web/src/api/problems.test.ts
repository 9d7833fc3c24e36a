import { describe, expect, it } from 'vitest'
import { placeOf, Problem, problemOf, sayProblem, unreachable } from './problems'

const t = (key: string, params?: Record<string, unknown>) => (params ? `${key} ${JSON.stringify(params)}` : key)

describe('problems', () => {
  it('says the server’s sentence once', () => {
    expect(sayProblem(new Problem('x', 409, '尚无总指挥接任', '尚无总指挥接任，不能设立。请先提名。'), t)).toBe('尚无总指挥接任，不能设立。请先提名。')
    expect(sayProblem(new Problem('x', 409, '冲突', '别人已改'), t)).toBe('冲突 别人已改')
  })

  it('knows what never reached the server', () => {
    expect(unreachable().offline).toBe(true)
    expect(sayProblem(unreachable(), t)).toBe('api.unreachable')
  })

  it('reads a refusal whatever its shape', async () => {
    const read = await problemOf(new Response(JSON.stringify({ code: 'team-already-committed', title: 'T', instance: 'e-1' }), { status: 409 }))
    expect([read.code, read.status, read.instance]).toEqual(['team-already-committed', 409, 'e-1'])
    expect((await problemOf(new Response('<html>', { status: 502 }))).offline).toBe(true)
  })

  it('names the field of a fault, not the way it came in', () => {
    expect(['body.body.temperature_c', 'query.limit', 'body.lines.0.stock'].map(placeOf)).toEqual(['temperature_c', 'limit', 'lines.0.stock'])
  })
})

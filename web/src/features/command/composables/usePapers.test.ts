import { describe, expect, it } from 'vitest'
import type { OutgoingReport, ResponseActivation } from '@/api/types'
import { nextKinds, situationDue } from './usePapers'

const paper = (values: Partial<OutgoingReport>): OutgoingReport => ({ kind: 'situation', status: 'sent', body_path: 'cn.a', ...values }) as OutgoingReport
const response = (values: Partial<ResponseActivation>): ResponseActivation => ({ status: 'active', body_path: 'cn.a', level: 'II', situation_minutes: 120, started_at: '2026-11-22T06:00:00Z', ...values }) as ResponseActivation

describe('papers', () => {
  it('owes the situation from the start of the response, then from the last period that was sent', () => {
    expect(situationDue([response({})], [], 'cn.a')?.due).toBe('2026-11-22T08:00:00.000Z')
    const told = [paper({ period_to: '2026-11-22T07:30:00Z' }), paper({ period_to: '2026-11-22T09:00:00Z', status: 'approved' }), paper({ period_to: '2026-11-22T09:30:00Z', body_path: 'cn' })]
    expect(situationDue([response({})], told, 'cn.a')).toMatchObject({ from: '2026-11-22T07:30:00Z', due: '2026-11-22T09:30:00.000Z', level: 'II', hours: 2 })
  })

  it('owes nothing without a running response of the own body', () => {
    expect(situationDue([response({ status: 'terminated' }), response({ body_path: 'cn' })], [], 'cn.a')).toBeNull()
  })

  it('begins one situation report at a time, and reports upward in their order', () => {
    expect(nextKinds('situation', [paper({ status: 'draft' })], 'cn.a', false)).toEqual([])
    expect(nextKinds('situation', [paper({}), paper({ status: 'discarded' })], 'cn.a', false)).toEqual(['situation'])
    expect(nextKinds('reports', [paper({})], 'cn.a', true)).toEqual(['initial'])
    expect(nextKinds('reports', [paper({ kind: 'initial' })], 'cn.a', true)).toEqual(['followup', 'verification', 'final'])
  })
})

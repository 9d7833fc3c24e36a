import { describe, expect, it } from 'vitest'
import type { Incident } from '@/api/types'
import { openSteps } from './steps'

const at = (status: string) => openSteps({ status } as Incident, () => true).map((step) => step.verb)

describe('openSteps', () => {
  it('offers the next thing of the main line first', () => {
    expect(at('received')[0]).toBe('verify')
    expect(at('verifying')[0]).toBe('confirm')
    expect(at('confirmed')[0]).toBe('grade')
    expect(at('controlled')).toContain('end')
    expect(at('merged')).toEqual([])
  })

  it('offers nothing that the person may not do', () => {
    expect(openSteps({ status: 'verifying' } as Incident, (p) => p === 'incident.view')).toEqual([])
  })

  it('lets an officer ask for what the leader decides, and the leader decide it without asking', () => {
    const officer = openSteps({ status: 'verifying' } as Incident, (p) => p === 'incident.verify').map((step) => step.verb)
    expect(officer).toContain('askMerge')
    expect(officer).not.toContain('merge')
    expect(at('verifying')).toContain('merge')
    expect(at('verifying')).not.toContain('askMerge')
  })
})

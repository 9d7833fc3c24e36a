import { describe, expect, it } from 'vitest'
import { clockTime, length, spokenTime, urgency } from './time'

const noon = Date.parse('2026-11-21T12:00:00+08:00')

describe('time as people read it', () => {
  it('leaves out the day only today, in Beijing whatever this machine thinks', () => {
    expect(clockTime('2026-11-21T01:03:12Z', noon)).toBe('09:03:12')
    expect(clockTime('2026-11-20T15:59:00Z', noon)).toBe('11-20 23:59')
  })

  it('counts lengths without wrapping a day', () => {
    expect(length(26 * 3_600_000)).toBe('26:00:00')
    expect(length(75_000, true)).toBe('01:15')
  })

  it('turns amber in the last quarter, red in the last tenth', () => {
    expect([80, 25, 10, 0].map((left) => urgency(left, 100))).toEqual(['calm', 'amber', 'red', 'over'])
  })

  it('understands a spoken time; one yet to come was yesterday', () => {
    expect(spokenTime('1130', noon)).toBe('2026-11-21T03:30:00.000Z')
    expect(spokenTime('23:58', noon)).toBe('2026-11-20T15:58:00.000Z')
    expect(spokenTime('11-20 08:00', noon)).toBe('2026-11-20T00:00:00.000Z')
    expect(spokenTime('25:00', noon)).toBeNull()
  })
})

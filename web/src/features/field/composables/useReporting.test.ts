import { describe, expect, it } from 'vitest'
import { worthTelling } from './useReporting'

const fix = (lon: number, at: number) => ({ lon, lat: 30, accuracy: 10, at })

describe('telling a position', () => {
  it('tells the first, one a minute, and one that moved well', () => {
    expect(worthTelling(fix(115, 0), null)).toBe(true)
    expect(worthTelling(fix(115, 15_000), fix(115, 0))).toBe(false)
    expect(worthTelling(fix(115, 60_000), fix(115, 0))).toBe(true)
    expect(worthTelling(fix(115.01, 15_000), fix(115, 0))).toBe(true)
  })
})

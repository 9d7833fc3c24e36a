import { describe, expect, it } from 'vitest'
import { isNoNumber, numberOf } from './facts'

describe('what was typed', () => {
  it('is a number, nothing, or no number', () => {
    expect(numberOf(' 2.5 ')).toBe(2.5)
    expect(numberOf('  ')).toBeNull()
    expect(['abc', '5 t', '1e999', '五'].map(isNoNumber)).toEqual([true, true, true, true])
    expect(['', '0', '-3'].map(isNoNumber)).toEqual([false, false, false])
  })
})

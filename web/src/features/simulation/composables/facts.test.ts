import { describe, expect, it } from 'vitest'
import { faultOf, numberOf } from './facts'

const t = ((key: string, given?: Record<string, unknown>) => `${key.split('.').at(-1)}${given ? ` ${given.least} ${given.most}` : ''}`) as Parameters<typeof faultOf>[0]

describe('what was typed', () => {
  it('is a number, nothing, or no number', () => {
    expect(numberOf(' 2.5 ')).toBe(2.5)
    expect(numberOf('  ')).toBeNull()
    expect(['abc', '5 t', '1e999', '五'].map((text) => faultOf(t, 'amount_t', text))).toEqual(Array(4).fill('notANumber'))
  })
  it('lies within what the server takes', () => {
    expect(faultOf(t, 'temperature_c', '900')).toBe('notWithin -200 500')
    expect(['', '-3', '500'].map((text) => faultOf(t, 'temperature_c', text))).toEqual(['', '', ''])
  })
})

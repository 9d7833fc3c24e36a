import { expect, it } from 'vitest'
import { ageWords, etaWords } from './eta'

const t = (key: string, named: Record<string, unknown>) => `${key.split('.').pop()} ${Object.values(named).join(' ')}`

it('says minutes with the range rounded outward, and hours from three hours up', () => {
  expect(etaWords(t, { minutes: 36.4, low: 31.9, high: 47.1 })).toBe('minutes 36 31 48')
  expect(etaWords(t, { minutes: 367, low: 312.1, high: 477.2 })).toBe('hours 6.1 5.2 8.0')
})

it('says how old something is without false exactness', () => {
  expect([ageWords(t, 6), ageWords(t, 226)]).toEqual(['ageMinutes 6', 'ageHours 4'])
})

import { describe, expect, it } from 'vitest'
import { graver, play } from './sound'

describe('sounds', () => {
  it('are silent before anybody has touched the page', () => {
    expect(play('withdrawal')).toBe(false)
  })
  it('let the graver one through', () => {
    expect(graver('report', 'withdrawal')).toBe('withdrawal')
    expect(graver('overdue', 'refused')).toBe('overdue')
  })
})

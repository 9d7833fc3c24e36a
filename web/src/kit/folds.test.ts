import { expect, test } from 'vitest'
import { foldsOf } from './folds'

test('each person keeps what they folded', () => {
  foldsOf('a').turn('tasks', true)
  expect(foldsOf('a').isShut('tasks')).toBe(true)
  expect(foldsOf('b').isShut('tasks')).toBe(false)
  expect(JSON.parse(localStorage.getItem('muster.folds.a') ?? '')).toEqual(['tasks'])
  foldsOf('a').turn('tasks', false)
  expect(foldsOf('a').isShut('tasks')).toBe(false)
})

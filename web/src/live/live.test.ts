import { effectScope } from 'vue'
import { describe, expect, it, vi } from 'vitest'
import { hear, lightOf, standingOf, useLive } from './live'
import type { LiveStatus } from './wire'

const turn = (status: LiveStatus) => hear({ kind: 'status', status, at: 0 })

describe('useLive', () => {
  it('has what was fetched before the stream opened fetched anew, once', () => {
    const resync = vi.fn()
    const scope = effectScope()
    scope.run(() => useLive(() => undefined, resync))
    turn('connecting')
    expect(resync).not.toHaveBeenCalled()
    turn('open')
    turn('open') // said again to a tab that has just come
    turn('down') // and back: the hub resumes where it was
    turn('open')
    expect(resync).toHaveBeenCalledTimes(1)
    turn('closed') // signed out, signed in again
    turn('open')
    expect(resync).toHaveBeenCalledTimes(2)
    scope.stop()
    turn('closed')
    turn('open')
    expect(resync).toHaveBeenCalledTimes(2)
  })
})

it.each([
  ['open', 1_000, 'open'], ['open', 8_000, 'late'], ['open', 60_000, 'late'], ['open', Infinity, 'late'],
  ['connecting', 1_000, 'connecting'], ['down', 1_000, 'down'], ['signed-out', 1_000, 'signed-out'], ['closed', Infinity, 'closed'],
] as const)('calls a stream that is %s and was last heard %d ms ago %s', (status, age, said) => {
  expect(standingOf(status, lightOf(status, age))).toBe(said)
})

import { afterEach, describe, expect, it, vi } from 'vitest'
import { effectScope, ref } from 'vue'
import { useRest } from './useRest'

describe('useRest', () => {
  afterEach(() => { vi.useRealTimers() })

  it('holds the buttons for a moment after each change, and no longer', () => {
    vi.useFakeTimers()
    const status = ref('issued')
    const scope = effectScope()
    const resting = scope.run(() => useRest(() => status.value))!
    expect(resting.value).toBe(false)
    status.value = 'received'
    expect(resting.value).toBe(true)
    vi.advanceTimersByTime(400)
    status.value = 'turned_out'
    vi.advanceTimersByTime(400)
    expect(resting.value).toBe(true)
    vi.advanceTimersByTime(100)
    expect(resting.value).toBe(false)
    scope.stop()
  })
})

import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'
import { notices } from '@/kit/notices'
import { useAttempt } from './attempt'
import { Problem } from './problems'

const refusal = () => Promise.reject(new Problem('team-already-committed', 409, '该队已在执行任务'))

/** The composable as a component has it. */
function attempts(options?: { aloud: boolean }) {
  let made!: ReturnType<typeof useAttempt>
  mount({ setup: () => { made = useAttempt(options) }, render: () => null }, { global: { plugins: [createI18n({ legacy: false, missingWarn: false, fallbackWarn: false })] } })
  return made
}

describe('useAttempt', () => {
  beforeEach(() => void notices.splice(0))

  it('does one act at a time and says when it is done', async () => {
    const { busy, attempt } = attempts()
    let release!: () => void
    const held = new Promise<void>((resolve) => { release = resolve })
    let done = 0
    const first = attempt(async () => { await held; done += 1 })
    expect(busy.value).toBe(true)
    expect(await attempt(async () => { done += 1 })).toBe(false)
    release()
    expect(await first).toBe(true)
    expect([busy.value, done]).toEqual([false, 1])
  })

  it('keeps a refusal for the form until the next try', async () => {
    const { busy, failed, attempt } = attempts()
    expect(await attempt(refusal)).toBe(false)
    expect([failed.value, busy.value, notices.length]).toEqual(['该队已在执行任务', false, 0])
    await attempt(async () => undefined)
    expect(failed.value).toBe('')
  })

  it('says it aloud where there is no form', async () => {
    await attempts({ aloud: true }).attempt(refusal)
    expect(notices.map(({ text, tone, seconds }) => [text, tone, seconds])).toEqual([['该队已在执行任务', 'bad', 0]])
  })
})

import { VueQueryPlugin, useQuery } from '@tanstack/vue-query'
import { describe, expect, it } from 'vitest'
import { createApp, defineComponent, h } from 'vue'
import { queryClient } from './queries'

describe('queryClient', () => {
  it('fetches once more what was being fetched for the first time when news came', async () => {
    const answers: ((value: string) => void)[] = []
    const Page = defineComponent(() => {
      const { data } = useQuery({ queryKey: ['thing'], queryFn: () => new Promise<string>((resolve) => answers.push(resolve)) })
      return () => h('p', data.value)
    })
    const place = document.createElement('div')
    const app = createApp(Page).use(VueQueryPlugin, { queryClient })
    app.mount(place)
    await queryClient.invalidateQueries({ queryKey: ['other'] })
    void queryClient.invalidateQueries({ queryKey: ['thing'] })
    await expect.poll(() => answers.length).toBe(1)
    answers[0]!('before the news')
    await expect.poll(() => answers.length).toBe(2)
    answers[1]!('after the news')
    await expect.poll(() => place.textContent).toBe('after the news')
    expect(answers).toHaveLength(2)
    app.unmount()
  })
})

import { describe, expect, it } from 'vitest'
import { nextTick, ref } from 'vue'
import { useHeld } from './held'

const on = (first: string) => {
  const [latest, words] = [ref(first), ref('')]
  return { latest, words, ...useHeld(() => latest.value, (value) => value, () => words.value !== '') }
}

describe('what somebody works on', () => {
  it('follows while nobody works on it', async () => {
    const { latest, held, waiting } = on('a')
    latest.value = 'b'
    await nextTick()
    expect([held.value, waiting.value]).toEqual(['b', false])
  })
  it('stays while words are written, and waits to be asked for', async () => {
    const { latest, words, held, waiting, take } = on('a')
    words.value = '疏散'
    latest.value = 'b'
    await nextTick()
    expect([held.value, waiting.value, words.value]).toEqual(['a', true, '疏散'])
    take()
    expect([held.value, waiting.value]).toEqual(['b', false])
  })
  it('is let go when the words are gone', async () => {
    const { latest, words, held } = on('a')
    words.value = '疏散'
    latest.value = 'b'
    await nextTick()
    words.value = ''
    await nextTick()
    expect(held.value).toBe('b')
  })
  it('follows at once what one has done oneself, and only that', async () => {
    const { latest, words, held, waiting, own } = on('a')
    words.value = '疏散'
    await own(Promise.resolve())
    latest.value = 'b'
    await nextTick()
    expect([held.value, waiting.value]).toEqual(['b', false])
    latest.value = 'c'
    await nextTick()
    expect([held.value, waiting.value]).toEqual(['b', true])
    await expect(own(Promise.reject(new Error('409')))).rejects.toThrow('409')
    expect([held.value, words.value]).toEqual(['b', '疏散'])
  })
  it('comes to rest though every look makes a new thing, and whether it is worked on depends on it', async () => {
    const source = ref(1)
    const { held } = useHeld(() => ({ id: source.value }), ({ id }) => String(id), ({ id }) => id === 2)
    source.value = 2
    await nextTick()
    expect(held.value).toEqual({ id: 2 })
    source.value = 3
    await nextTick()
    expect(held.value).toEqual({ id: 2 })
  })
})

import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, expect, test, vi } from 'vitest'
import { useIncidentTypes } from './incident-types'

afterEach(() => vi.unstubAllGlobals())

test('the kinds known last are offered while the server fails', async () => {
  localStorage.setItem('muster.incident-types', JSON.stringify([{ code: 'fire', zh: '火灾', en: 'Fire', key: '2', subtypes: [] }]))
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')))
  let made!: ReturnType<typeof useIncidentTypes>
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  mount({ setup: () => { made = useIncidentTypes() }, render: () => null }, { global: { plugins: [[VueQueryPlugin, { queryClient }]] } })
  await flushPromises()
  await vi.waitFor(() => expect(made.isError.value).toBe(true))
  expect([made.types.value.length, made.nameOf('fire')]).toEqual([1, '火灾'])
})

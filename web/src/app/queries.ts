/** Server state: fetched once, kept fresh by the stream, never polled. */
import { QueryClient } from '@tanstack/vue-query'
import { asProblem } from '@/api/problems'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      networkMode: 'always',
      retry: (count, error) => count < 2 && asProblem(error).offline,
      retryDelay: (count) => 500 * 2 ** count,
    },
    mutations: { networkMode: 'always' },
  },
})

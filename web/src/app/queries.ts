/** Server state: fetched once, kept fresh by the stream, never polled. */
import { QueryClient, type QueryCacheNotifyEvent } from '@tanstack/vue-query'
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

const outdated = new Set<string>()

/** News that comes while something is fetched for the first time is not in that answer: it is fetched once more when it has come. */
function againAfterNews({ type, query, ...told }: QueryCacheNotifyEvent): void {
  if (type !== 'updated' || !('action' in told)) return
  if (told.action.type === 'invalidate' && query.state.fetchStatus === 'fetching') outdated.add(query.queryHash)
  if (told.action.type === 'fetch') outdated.delete(query.queryHash)
  if (told.action.type === 'success' && !told.action.manual && outdated.delete(query.queryHash))
    void queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true })
}
queryClient.getQueryCache().subscribe(againAfterNews)

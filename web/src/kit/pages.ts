/** A list that comes in pages: the rows so far, whether there are more, and the way to get them. */
import { computed, type Ref } from 'vue'
import { useInfiniteQuery } from '@tanstack/vue-query'

interface Page<T> { items: T[]; total: number | null; next: string | null }

export function usePages<T>(key: Ref<readonly unknown[]>, fetchPage: (cursor: string | undefined) => Promise<Page<T>>) {
  const query = useInfiniteQuery({
    // What is kept in pages never shares a name with what is kept whole.
    queryKey: computed(() => [...key.value, 'pages']),
    queryFn: ({ pageParam }) => fetchPage(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page<T>) => page.next ?? undefined,
  })
  return {
    ...query,
    rows: computed(() => query.data.value?.pages.flatMap((page) => page.items) ?? []),
    total: computed(() => query.data.value?.pages[0]?.total ?? null),
  }
}

/** One question to every list this person may read; each group answers for itself, so a list that is away hides no other. */
import { keepPreviousData, useQueries } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { useSession } from '@/api/session'
import { refDebounced } from '@/kit/debounced'
import { groups, type Hit } from './groups'

const REST_MS = 150
/** A single Chinese character or letter finds everything and so nothing. */
const LEAST = 2

export function useSearch(words: Ref<string>, open: Ref<boolean>) {
  const session = useSession()
  const q = refDebounced(computed(() => words.value.trim()), REST_MS)
  const asked = computed(() => open.value && q.value.length >= LEAST)
  const mine = computed(() => groups.filter((group) => session.can(group.permission)))
  const answers = useQueries({
    queries: computed(() => mine.value.map((group) => ({
      queryKey: ['search', group.name, q.value], enabled: asked.value, retry: false, staleTime: 10_000, placeholderData: keepPreviousData, queryFn: () => group.find(q.value),
    }))),
  })
  const shown = computed(() => (asked.value ? mine.value : []).flatMap((group, n) => {
    const answer = answers.value[n]
    const hits = answer?.data?.hits ?? []
    const total = answer?.data?.total ?? null
    return hits.length > 0 ? [{ name: group.name, hits, total, all: group.all && total !== null && total > hits.length ? group.all(q.value) : '' }] : []
  }))
  return {
    q, asked, shown,
    hits: computed<Hit[]>(() => shown.value.flatMap((group) => [...group.hits, ...(group.all ? [{ id: `all-${group.name}`, label: '', hint: '', to: group.all }] : [])])),
    looking: computed(() => asked.value && answers.value.some((answer) => answer.isFetching)),
    /** Lists that did not answer. */
    missing: computed(() => (asked.value ? mine.value : []).filter((_, n) => answers.value[n]?.isError).map((group) => group.name)),
  }
}

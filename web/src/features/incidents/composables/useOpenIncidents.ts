/** Incidents that wait for the duty desk, and the reports that are owed; the stream keeps both true. */
import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api, take } from '@/api/client'
import type { Incident, DueReport } from '@/api/types'
import { useLive } from '@/live/live'

const WAITING: Incident['status'][] = ['received', 'verifying', 'confirmed', 'graded']

interface Page { items: Incident[] }
interface Change { collection: string; id: string; value: unknown }

/** The incidents an event says are changed, as they are now. */
export function changedIncidents(data: Record<string, unknown>): Incident[] {
  const entry = data.entry as { changes?: Change[] } | undefined
  return (entry?.changes ?? []).filter((c) => c.collection === 'incident' && c.value !== null).map((c) => c.value as Incident)
}

/** Keeps every fetched list of incidents true; what a list does not hold yet makes it fetch anew. */
export function useLiveIncidents(): void {
  const queries = useQueryClient()
  useLive((messages) => {
    let unknown = false
    let touched = false // what is being fetched may be older than this news
    for (const message of messages) {
      if (!message.type.startsWith('incidents.')) continue
      for (const changed of changedIncidents(message.data)) {
        touched = true
        let known = false
        const renew = (page: Page): Page => {
          if (!page.items.some((i) => i.id === changed.id)) return page
          known = true
          return { ...page, items: page.items.map((i) => (i.id === changed.id ? changed : i)) }
        }
        queries.setQueriesData<Page | { pages: Page[]; pageParams: unknown[] }>({ queryKey: ['incidents'] }, (held) =>
          held === undefined ? held : 'pages' in held ? { ...held, pages: held.pages.map(renew) } : renew(held))
        unknown ||= !known
      }
      const entry = message.data.entry as { changes?: Change[] } | undefined
      if (entry?.changes?.some((c) => c.collection === 'report_tasks')) void queries.invalidateQueries({ queryKey: ['report-tasks'] })
    }
    if (unknown || (touched && queries.isFetching({ queryKey: ['incidents'] }) > 0)) void queries.invalidateQueries({ queryKey: ['incidents'] })
  }, () => void queries.invalidateQueries())
}

export function useDesk() {
  useLiveIncidents()
  const incidents = useQuery({ queryKey: ['incidents', 'desk'], queryFn: () => take(api.GET('/api/incidents', { params: { query: { status: WAITING } } })) })
  const tasks = useQuery({ queryKey: ['report-tasks'], queryFn: () => take(api.GET('/api/report-tasks')) })
  return {
    incidents: computed(() => (incidents.data.value?.items ?? []).filter((i) => WAITING.includes(i.status))),
    incidentsQuery: incidents,
    tasks: computed<DueReport[]>(() => tasks.data.value ?? []),
    tasksQuery: tasks,
  }
}

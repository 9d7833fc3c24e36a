/** What was promised of the orders in sight, kept true by the stream. */
import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useAttempt } from '@/api/attempt'
import { api, take } from '@/api/client'
import type { Dispatch, OrderPromise } from '@/api/types'
import { offerUndo, say } from '@/kit/notices'
import { clockOffset } from '@/kit/time'
import { useLive } from '@/live/live'

const RANK: Record<OrderPromise['state'], number> = { broken: 0, at_risk: 1, running: 2, waiting: 3, missed: 4, kept: 5, void: 6 }

/** What needs a person first, then what is due soonest. */
export const byUrgency = (rows: readonly OrderPromise[]): OrderPromise[] =>
  [...rows].sort((a, b) => RANK[a.state] - RANK[b.state] || (a.due_at ?? a.issued_at).localeCompare(b.due_at ?? b.issued_at))

/** The list after a promise was judged anew. */
export const renewed = (rows: readonly OrderPromise[], changed: OrderPromise): OrderPromise[] => [changed, ...rows.filter((row) => row.id !== changed.id)]

export const isOpen = (row: OrderPromise): boolean => RANK[row.state] < 4

/** Orders with their teams where they were told last: positions on the way come to the promise, not to the log. */
export const located = (orders: readonly Dispatch[], rows: readonly OrderPromise[]): Dispatch[] => orders.map((order) => {
  const row = rows.find((each) => each.dispatch_id === order.id)
  if (!row?.position_at || row.lon === null || row.lat === null || (order.position_at && order.position_at >= row.position_at)) return order
  return { ...order, lon: row.lon, lat: row.lat, position_at: row.position_at }
})

export function usePromises(incidentId?: Ref<string>) {
  const { t } = useI18n()
  const queries = useQueryClient()
  const { busy, attempt } = useAttempt({ aloud: true })
  const key = computed(() => ['promises', incidentId?.value ?? 'all'])
  const query = useQuery({
    queryKey: key, staleTime: Infinity,
    queryFn: () => take(api.GET('/api/promises', { params: { query: incidentId ? { incident_id: incidentId.value } : {} } })),
  })
  const again = () => void queries.invalidateQueries({ queryKey: key.value })
  useLive((messages) => {
    const changed = messages.filter((m) => m.type === 'command.promise_changed' && (!incidentId || m.incident_id === incidentId.value)).map((m) => m.data.promise as OrderPromise)
    if (changed.length === 0) return
    queries.setQueryData<OrderPromise[]>(key.value, (rows) => rows && changed.reduce(renewed, rows))
    if (query.isFetching.value) again() // its answer may be older than this news
  }, again)

  /** Orders the next best team with the same task; five seconds to take it back. */
  const orderNext = (row: OrderPromise) => attempt(async () => {
    if (!row.next_best) return
    const order = await take(api.POST('/api/incidents/{incident_id}/dispatches', { params: { path: { incident_id: row.incident_id } }, body: { team_id: row.next_best.team_id, task: row.task, rendezvous: '', notes: '', contact: '' } }))
    offerUndo(t('command.decide.leaving', { n: 1, names: order.team_name }), t('command.decide.undo'), Date.parse(order.issues_at) - clockOffset(), () => take(api.POST('/api/dispatches/{dispatch_id}/undo', { params: { path: { dispatch_id: order.id } }, body: {} })))
  })
  /** Nobody free would be there sooner: the body above is asked, with what is wanting. */
  const askAbove = (row: OrderPromise) => attempt(async () => {
    const words = t('command.promise.askText', { team: row.team_name, hours: row.promised_minutes / 60 })
    const asked = await take(api.POST('/api/incidents/{incident_id}/help-requests', { params: { path: { incident_id: row.incident_id } }, body: { words, capability: '' } }))
    say(t('command.help.asked', { to: asked.asked_name }), 'ok')
  })
  const checkIn = (row: OrderPromise, equipped: boolean) => attempt(async () => {
    const { promise } = await take(api.POST('/api/dispatches/{dispatch_id}/check-in', { params: { path: { dispatch_id: row.dispatch_id } }, body: { equipped } }))
    if (promise) queries.setQueryData<OrderPromise[]>(key.value, (rows) => rows && renewed(rows, promise))
  })

  return { query, busy, rows: computed(() => byUrgency(query.data.value ?? [])), orderNext, askAbove, checkIn }
}

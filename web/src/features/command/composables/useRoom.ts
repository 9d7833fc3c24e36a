/** One incident's room: fetched once, then its log folded into it as it comes. */
import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, ref, watch, type Ref } from 'vue'
import { api, take } from '@/api/client'
import type { Assignment, CommandTerm, Dispatch, Entry, Incident, ReportTask, ResponseActivation, Room, TimelineEntry, Withdrawal, OutgoingReport } from '@/api/types'
import type { components } from '@/api/schema'
import { setServerTime } from '@/kit/time'
import { fold, LogGap } from '@/live/fold'
import { useLive } from '@/live/live'

/** The room after more of its log; entries it holds already change nothing. */
export function advance(room: Room, entries: readonly TimelineEntry[]): Room {
  const news = entries.filter((entry) => entry.seq > room.seq).sort((a, b) => a.seq - b.seq)
  if (news.length === 0) return room
  const collections = fold(news, room.collections, room.seq) as Room['collections']
  const lines = news.map((entry) => Object.fromEntries(Object.entries(entry).filter(([key]) => key !== 'changes')) as unknown as Room['timeline'][number])
  return { ...room, seq: news.at(-1)!.seq, collections, timeline: [...room.timeline, ...lines] }
}

const list = <T>(things: Record<string, unknown> | undefined): T[] => Object.values(things ?? {}) as T[]

export function useRoom(id: Ref<string>) {
  const queries = useQueryClient()
  const key = computed(() => ['room', id.value])
  const catching = ref(false)
  const query = useQuery({
    queryKey: key,
    staleTime: Infinity,
    queryFn: async () => {
      const from = Date.now()
      const room = await take(api.GET('/api/incidents/{incident_id}/room', { params: { path: { incident_id: id.value } } }))
      setServerTime(room.server_time, (from + Date.now()) / 2)
      return room
    },
  })

  /** The last entry that the stream has told of: what is fetched may be older than that. */
  let told = 0
  const isBehind = () => (query.data.value?.seq ?? Infinity) < told
  watch(id, () => { told = 0 })
  watch(query.data, () => { if (isBehind()) void catchUp() })

  async function catchUp(): Promise<void> {
    const held = queries.getQueryData<Room>(key.value)
    if (!held) return void queries.invalidateQueries({ queryKey: key.value })
    if (catching.value) return
    catching.value = true
    try {
      const { items } = await take(api.GET('/api/incidents/{incident_id}/timeline', { params: { path: { incident_id: id.value }, query: { after: held.seq } } }))
      queries.setQueryData<Room>(key.value, (room) => room && advance(room, items))
    } catch {
      void query.refetch()
    } finally {
      catching.value = false
    }
  }

  useLive((messages) => {
    const entries = messages.filter((m) => m.type === 'incidents.recorded' && m.incident_id === id.value).map((m) => m.data.entry as TimelineEntry)
    if (entries.length === 0) return
    told = Math.max(told, ...entries.map((entry) => entry.seq))
    try {
      queries.setQueryData<Room>(key.value, (room) => room && advance(room, entries))
    } catch (error) {
      if (error instanceof LogGap) void catchUp()
      else throw error
    }
  }, () => void catchUp())

  const room = computed(() => query.data.value)
  const of = <T>(name: string) => computed(() => list<T>(room.value?.collections[name]))
  const terms = of<CommandTerm>('command')
  return {
    query, room, catchUp,
    incident: computed(() => list<Incident>(room.value?.collections.incident)[0]),
    dispatches: of<Dispatch>('dispatches'),
    assignments: of<Assignment>('assignments'),
    entries: of<Entry>('entries'),
    outgoing: of<OutgoingReport>('outgoing'),
    withdrawals: of<Withdrawal>('withdrawals'),
    responses: of<ResponseActivation>('responses'),
    reportTasks: of<ReportTask>('report_tasks'),
    grants: of<{ id: string; grantee_path: string; grantee_name: string; granted_by: string; reason: string; until: string }>('grants'),
    recommendations: of<{ id: string; generated_at: string; decision: string | null }>('recommendations'),
    /** The run whose area was accepted last. */
    runInForce: computed(() => list<{ run_id: string; status: string; decided_at: string }>(room.value?.collections.zone_proposals)
      .filter((p) => p.status === 'accepted').sort((a, b) => a.decided_at.localeCompare(b.decided_at)).at(-1)?.run_id ?? null),
    helpRequests: of<components['schemas']['HelpRequestOut']>('help_requests'),
    supplyOrders: of<components['schemas']['SupplyOrderOut']>('supply_orders'),
    timeline: computed(() => room.value?.timeline ?? []),
    commander: computed(() => terms.value.find((term) => term.status === 'active')),
    nominee: computed(() => terms.value.find((term) => term.status === 'nominated')),
  }
}

export type RoomView = ReturnType<typeof useRoom>

/** What stands on the map: open incidents and teams held here, the large registers as tiles of the server. */
import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api, take } from '@/api/client'
import { useSession } from '@/api/session'
import { useLive } from '@/live/live'

export const LAYERS = ['incidents', 'teams', 'hazard-tiles', 'target-tiles', 'enterprise-tiles'] as const
export type LayerId = (typeof LAYERS)[number]

const PAGE = 200
const MOST_TEAMS = 2000

async function everyTeam() {
  const items = []
  let cursor: string | undefined
  do {
    const page = await take(api.GET('/api/teams', { params: { query: { limit: PAGE, ...(cursor ? { cursor } : {}) } } }))
    items.push(...page.items)
    cursor = page.next ?? undefined
  } while (cursor !== undefined && items.length < MOST_TEAMS)
  return items
}

/** How many there are; the first page's total says it. */
const totalOf = (path: '/api/hazards' | '/api/targets' | '/api/enterprises') => async () =>
  (await take(api.GET(path, { params: { query: { limit: 1 } } }))).total

export function useStanding() {
  const session = useSession()
  const queryClient = useQueryClient()
  const may = (permission: string) => computed(() => session.can(permission))
  const incidents = useQuery({
    queryKey: ['onemap', 'incidents'], enabled: may('incident.view'),
    queryFn: async () => (await take(api.GET('/api/incidents', { params: { query: { is_open: true, limit: PAGE } } }))).items,
  })
  const teams = useQuery({ queryKey: ['onemap', 'teams'], enabled: may('team.view'), queryFn: everyTeam })
  const totals = {
    'hazard-tiles': useQuery({ queryKey: ['onemap', 'total', 'hazards'], enabled: may('risk.view'), queryFn: totalOf('/api/hazards') }),
    'target-tiles': useQuery({ queryKey: ['onemap', 'total', 'targets'], enabled: may('risk.view'), queryFn: totalOf('/api/targets') }),
    'enterprise-tiles': useQuery({ queryKey: ['onemap', 'total', 'enterprises'], enabled: may('risk.view'), queryFn: totalOf('/api/enterprises') }),
  }
  const again = () => void queryClient.invalidateQueries({ queryKey: ['onemap'] })
  useLive((messages) => { if (messages.some((message) => /^(incidents|command|resources|risks)\./.test(message.type))) again() }, again)

  const facts = computed<Record<LayerId, { count: number | null; at: number; error: boolean; allowed: boolean }>>(() => {
    const risk = session.can('risk.view')
    const held = (query: typeof incidents | typeof teams, allowed: boolean) => ({ count: query.data.value?.length ?? null, at: query.dataUpdatedAt.value, error: query.isError.value, allowed })
    const counted = (id: keyof typeof totals) => ({ count: totals[id].data.value ?? null, at: totals[id].dataUpdatedAt.value, error: totals[id].isError.value, allowed: risk })
    return {
      incidents: held(incidents, session.can('incident.view')), teams: held(teams, session.can('team.view')),
      'hazard-tiles': counted('hazard-tiles'), 'target-tiles': counted('target-tiles'), 'enterprise-tiles': counted('enterprise-tiles'),
    }
  })
  return { incidents: computed(() => incidents.data.value ?? []), teams: computed(() => teams.data.value ?? []), facts, again }
}

/** What lies near the incident: teams, major hazards, protection targets, the nearest first. */
import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, take } from '@/api/client'
import { useSession } from '@/api/session'
import type { Incident } from '@/api/types'

const NEAREST = 50

export function useSurroundings(incident: Ref<Incident>) {
  const session = useSession()
  const at = computed(() => (incident.value.lon !== null && incident.value.lat !== null ? { lon: incident.value.lon, lat: incident.value.lat, limit: NEAREST } : null))
  const here = (permission: string) => computed(() => at.value !== null && session.can(permission))
  const rest = { retry: false, staleTime: 300_000 }
  const teams = useQuery({ queryKey: ['near', 'teams', at], enabled: here('team.view'), ...rest, staleTime: 30_000, queryFn: () => take(api.GET('/api/teams/near', { params: { query: at.value! } })) })
  const hazards = useQuery({ queryKey: ['near', 'hazards', at], enabled: here('risk.view'), ...rest, queryFn: () => take(api.GET('/api/hazards/near', { params: { query: at.value! } })) })
  const targets = useQuery({ queryKey: ['near', 'targets', at], enabled: here('risk.view'), ...rest, queryFn: () => take(api.GET('/api/targets/near', { params: { query: at.value! } })) })
  return { teams: computed(() => teams.data.value ?? []), hazards: computed(() => hazards.data.value ?? []), targets: computed(() => targets.data.value ?? []) }
}

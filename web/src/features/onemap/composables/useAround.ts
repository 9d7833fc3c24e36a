/** What is nearest to a point: teams, protection targets, major hazards. One click on the map asks for all of it. */
import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, take } from '@/api/client'
import { useSession } from '@/api/session'
import type { MapPoint } from '@/map'

export interface Near {
  id: string
  name: string
  lon: number | null
  lat: number | null
  metres: number
  /** Team status, hazard level or kind of target: the code that picks the symbol. */
  code: string | null
}

const MOST = 10

export function useAround(point: Ref<MapPoint | null>) {
  const session = useSession()
  const asked = (permission: string) => computed(() => point.value !== null && session.can(permission))
  const at = computed(() => ({ lon: point.value?.lon ?? 0, lat: point.value?.lat ?? 0 }))
  const teams = useQuery({
    queryKey: ['around', 'teams', at], enabled: asked('team.view'),
    queryFn: async (): Promise<Near[]> => (await take(api.GET('/api/teams/near', { params: { query: { ...at.value, limit: MOST } } })))
      .map((team) => ({ id: team.id, name: team.name, lon: team.lon, lat: team.lat, metres: team.distance_m ?? 0, code: team.status })),
  })
  const targets = useQuery({
    queryKey: ['around', 'targets', at], enabled: asked('risk.view'),
    queryFn: async (): Promise<Near[]> => (await take(api.GET('/api/targets/near', { params: { query: { ...at.value, limit: MOST } } })))
      .map((target) => ({ id: target.id, name: target.name, lon: target.lon, lat: target.lat, metres: target.distance_m ?? 0, code: target.kind })),
  })
  const hazards = useQuery({
    queryKey: ['around', 'hazards', at], enabled: asked('risk.view'),
    queryFn: async (): Promise<Near[]> => (await take(api.GET('/api/hazards/near', { params: { query: { ...at.value, limit: MOST } } })))
      .map((hazard) => ({ id: hazard.id, name: hazard.name, lon: hazard.lon, lat: hazard.lat, metres: hazard.distance_m ?? 0, code: hazard.level })),
  })
  return { teams, targets, hazards }
}

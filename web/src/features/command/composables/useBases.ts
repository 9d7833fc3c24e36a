/** Where the teams of an incident set out from: asked once for each, for those that have not told where they are. */
import { useQueries } from '@tanstack/vue-query'
import { computed, type ComputedRef } from 'vue'
import { api, take } from '@/api/client'
import { useSession } from '@/api/session'

export interface Base {
  lon: number
  lat: number
}

export function useBases(teamIds: ComputedRef<readonly string[]>): ComputedRef<ReadonlyMap<string, Base>> {
  const session = useSession()
  const found = useQueries({
    queries: computed(() => teamIds.value.map((id) => ({
      queryKey: ['team-base', id],
      enabled: session.can('team.view'),
      staleTime: Infinity,
      retry: false,
      queryFn: () => take(api.GET('/api/teams/{team_id}', { params: { path: { team_id: id } } })),
    }))),
  })
  return computed(() => new Map(found.value.flatMap(({ data }) => (data && data.lon !== null && data.lat !== null ? [[data.id, { lon: data.lon, lat: data.lat }] as const] : []))))
}

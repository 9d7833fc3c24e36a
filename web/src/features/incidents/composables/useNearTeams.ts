/** The teams nearest to the call, as soon as it has a position. */
import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, take } from '@/api/client'
import { useSession } from '@/api/session'
import type { DraftFields } from './drafts'

const SHOWN = 5

export function useNearTeams(fields: Ref<DraftFields>) {
  const session = useSession()
  const at = computed(() => ({ lon: fields.value.lon, lat: fields.value.lat }))
  return useQuery({
    queryKey: ['teams-near', at],
    enabled: computed(() => at.value.lon !== null && at.value.lat !== null && session.can('team.view')),
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: () => take(api.GET('/api/teams/near', { params: { query: { lon: at.value.lon!, lat: at.value.lat!, limit: SHOWN } } })),
  })
}

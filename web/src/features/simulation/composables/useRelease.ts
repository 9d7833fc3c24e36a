/** Where the lifting of the area stands: places, readings, what is missing, who asked; kept live. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, once, take } from '@/api/client'
import type { components } from '@/api/schema'
import { uuid } from '@/kit/uuid'
import { useLive } from '@/live/live'

type Schemas = components['schemas']
export type Standing = Schemas['ReleaseStandingOut']
export type PointIn = Schemas['MeasuringPointIn']
export type GasIn = Pick<Schemas['GasReadingIn'], 'value' | 'unit' | 'instrument' | 'measured_by'>
export type ReleaseIn = Pick<Schemas['ReleaseIn'], 'words' | 'limit' | 'unit' | 'limit_source'>

export function useRelease(incidentId: Ref<string>) {
  const queries = useQueryClient()
  const path = computed(() => ({ path: { incident_id: incidentId.value } }))
  const standing = useQuery({
    queryKey: computed(() => ['area-release', incidentId.value]), refetchInterval: 60_000,
    queryFn: () => take(api.GET('/api/incidents/{incident_id}/area-release', { params: path.value })),
  })
  const renew = () => {
    void queries.invalidateQueries({ queryKey: ['area-release'] })
    void queries.invalidateQueries({ queryKey: ['zone-proposals'] })
  }
  useLive((messages) => {
    const told = messages.some((m) => m.incident_id === incidentId.value && m.type === 'incidents.recorded' && /^(area|simulation)\./.test((m.data.entry as { kind?: string } | undefined)?.kind ?? ''))
    if (told) renew()
  }, renew)

  const list = useMutation({
    mutationFn: (body: PointIn) => take(api.POST('/api/incidents/{incident_id}/measuring-points', { params: path.value, headers: once(uuid()), body })), onSuccess: renew,
  })
  const measure = useMutation({
    mutationFn: ({ point, body }: { point: string; body: GasIn }) => take(api.POST('/api/measuring-points/{point_id}/readings', { params: { path: { point_id: point } }, headers: once(uuid()), body })),
    onSuccess: renew,
  })
  const ask = useMutation({
    mutationFn: (body: ReleaseIn) => take(api.POST('/api/incidents/{incident_id}/area-releases', { params: path.value, headers: once(uuid()), body })), onSuccess: renew, onError: renew,
  })
  const decide = useMutation({
    mutationFn: ({ id, accepted, words }: { id: string; accepted: boolean; words: string }) =>
      take(api.POST('/api/area-releases/{release_id}/decide', { params: { path: { release_id: id } }, headers: once(uuid()), body: { accepted, words } })),
    onSuccess: renew, onError: renew,
  })
  const busy = computed(() => [list, measure, ask, decide].some((m) => m.isPending.value))
  const error = computed(() => [list, measure, ask, decide].map((m) => m.error.value).find((e) => e !== null) ?? null)
  return { standing, list, measure, ask, decide, busy, error }
}

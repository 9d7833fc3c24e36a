/** The zones of the run whose area is in force, for the room's own map. */
import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { api, take } from '@/api/client'
import type { AreaGeometry, MapArea } from '@/map'

const TONES = ['first', 'second', 'third'] as const

export function useAreaInForce(incidentId: Ref<string>, runId: Ref<string | null>) {
  const { locale } = useI18n()
  const { data } = useQuery({
    queryKey: computed(() => ['simulation', runId.value]), enabled: computed(() => runId.value !== null), staleTime: Infinity,
    queryFn: () => take(api.GET('/api/simulations/{run_id}', { params: { path: { run_id: runId.value! } } })),
  })
  return computed<MapArea[]>(() => {
    const run = data.value
    if (!run || run.id !== runId.value || run.incident_id !== incidentId.value) return []
    const leading = run.zones.filter((zone) => zone.effect === run.zones[0]?.effect)
    return leading.map((zone, i) => ({ zone, tone: TONES[Math.min(i, 2)]! })).reverse().flatMap(({ zone, tone }) => {
      const geometry = (zone.possible ?? zone.median) as unknown as AreaGeometry | null
      return geometry === null ? [] : [{ id: zone.id, geometry, tone, dashed: true, label: zone.name_text[locale.value === 'en' ? 'en' : 'zh'] }]
    })
  })
}

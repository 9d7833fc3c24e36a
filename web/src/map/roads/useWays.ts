/** Ways of teams to where they are sent: one question each, kept for a minute, the best way and its manoeuvres. */
import { useQueries } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { useI18n } from 'vue-i18n'
import { api, take } from '@/api/client'
import { lineLayer } from '../layers/factories'
import type { LineLayer, MapPoint } from '../types'

export interface Trip { id: string; name: string; from: MapPoint; to: MapPoint }
const MOST = 8
/** Nearer than a hundred metres a moving team is still on the same way. */
const near = (degrees: number) => Math.round(degrees * 1000) / 1000

export function useWays(trips: MaybeRefOrGetter<readonly Trip[]>) {
  const { t } = useI18n()
  const asked = computed(() => toValue(trips).slice(0, MOST))
  const found = useQueries({
    queries: computed(() => asked.value.map(({ from, to }) => ({
      queryKey: ['roads', 'way', near(from.lon), near(from.lat), near(to.lon), near(to.lat)], staleTime: 60_000, retry: false,
      queryFn: () => take(api.GET('/api/routes', { params: { query: { from_lon: near(from.lon), from_lat: near(from.lat), to_lon: to.lon, to_lat: to.lat } } })),
    }))),
  })
  const ways = computed(() => asked.value.flatMap((trip, i) => {
    const way = found.value[i]?.data?.[0]
    return way ? [{ ...trip, way }] : []
  }))
  const layer = computed<LineLayer>(() => lineLayer('ways', ways.value.map(({ id, name, way }) => ({
    id, tone: way.method === 'estimate' ? 'other' as const : 'way' as const, points: way.line.map((pair) => [pair[0]!, pair[1]!] as const),
    label: t('map.roads.wayLabel', { name, minutes: Math.round(way.minutes), km: (way.distance_m / 1000).toFixed(way.distance_m < 10_000 ? 1 : 0) }),
  }))))
  return { ways, layer, loading: computed(() => found.value.some((each) => each.isLoading)), failed: computed(() => found.value.some((each) => each.isError)) }
}

/** Ways of teams to where they are sent: one question each, kept for a minute: the best way with its manoeuvres, and others. */
import { useQueries } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { useI18n } from 'vue-i18n'
import { api, take } from '@/api/client'
import type { components } from '@/api/schema'
import { lineLayer } from '../layers/factories'
import type { LineLayer, MapPoint } from '../types'
import { untilHealed } from './heals'

type Way = components['schemas']['RouteOut']
export interface Trip { id: string; name: string; from: MapPoint; to: MapPoint }
const MOST = 8
/** How many other ways are asked for. */
const OTHERS = 2
/** Nearer than a hundred metres a moving team is still on the same way. */
const near = (degrees: number) => Math.round(degrees * 1000) / 1000

export function useWays(trips: MaybeRefOrGetter<readonly Trip[]>) {
  const { t } = useI18n()
  const asked = computed(() => toValue(trips).slice(0, MOST))
  const found = useQueries({
    queries: computed(() => asked.value.map(({ from, to }) => ({
      queryKey: ['roads', 'way', near(from.lon), near(from.lat), near(to.lon), near(to.lat)], staleTime: 60_000, retry: false,
      refetchInterval: ({ state }: { state: { data?: Way[] } }) => untilHealed(state.data?.map((way) => way.degraded)),
      queryFn: () => take(api.GET('/api/routes', { params: { query: { from_lon: near(from.lon), from_lat: near(from.lat), to_lon: to.lon, to_lat: to.lat, alternatives: OTHERS } } })),
    }))),
  })
  const ways = computed(() => asked.value.flatMap((trip, i) => {
    const [way, ...others] = found.value[i]?.data ?? []
    return way ? [{ ...trip, way, others }] : []
  }))
  const told = (way: Way) => ({ minutes: Math.round(way.minutes), km: (way.distance_m / 1000).toFixed(way.distance_m < 10_000 ? 1 : 0) })
  const points = (way: Way) => way.line.map((pair) => [pair[0]!, pair[1]!] as const)
  /** Others lie under the ways that the travel times stand for. */
  const layer = computed<LineLayer>(() => lineLayer('ways', [
    ...ways.value.flatMap(({ id, others }) => others.map((way, i) => ({ id: `${id}-${i}`, tone: 'other' as const, points: points(way), label: t('map.roads.otherLabel', told(way)) }))),
    ...ways.value.map(({ id, name, way }) => ({ id, tone: way.method === 'estimate' ? 'other' as const : 'way' as const, points: points(way), label: t('map.roads.wayLabel', { name, ...told(way) }) })),
  ]))
  return { ways, layer, loading: computed(() => found.value.some((each) => each.isLoading)), failed: computed(() => found.value.some((each) => each.isError)) }
}

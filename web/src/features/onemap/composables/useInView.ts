/** What the tiles of a register show, as rows: the entries within the view, for the list beside the map. */
import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, take } from '@/api/client'
import { hazardNumeral, targetShape, type MapObject, type MapViewport, type ObjectLayer } from '@/map'
import type { LayerId } from './useStanding'

type Box = { west: number; south: number; east: number; north: number }
interface Part { total: number; objects: MapObject[] }

const placed = <T extends { id: string; name: string; lon: number | null; lat: number | null }>(items: readonly T[], rest: (item: T) => Pick<MapObject, 'symbol' | 'note'>): MapObject[] =>
  items.flatMap((item) => (item.lon === null || item.lat === null ? [] : [{ id: item.id, name: item.name, lon: item.lon, lat: item.lat, ...rest(item) }]))

const FETCH: Readonly<Record<Exclude<LayerId, 'incidents' | 'teams'>, (query: Box) => Promise<Part>>> = {
  'hazard-tiles': async (query) => {
    const { items, total } = await take(api.GET('/api/hazards/bbox', { params: { query } }))
    return { total, objects: placed(items, (item) => ({ symbol: `hazard-${hazardNumeral(item.level)}`, note: [item.enterprise_name, item.substance_names].filter(Boolean).join(' · ') })) }
  },
  'target-tiles': async (query) => {
    const { items, total } = await take(api.GET('/api/targets/bbox', { params: { query } }))
    return { total, objects: placed(items, (item) => ({ symbol: `target-${targetShape(item.kind)}`, note: item.division_name })) }
  },
  'enterprise-tiles': async (query) => {
    const { items, total } = await take(api.GET('/api/enterprises/bbox', { params: { query } }))
    return { total, objects: placed(items, (item) => ({ symbol: 'enterprise', note: [item.division_name, item.products].filter(Boolean).join(' · ') })) }
  },
}

export function useInView(viewport: Ref<MapViewport | null>, wanted: (id: LayerId) => boolean) {
  const box = computed<Box>(() => {
    const { west = 0, south = 0, east = 0, north = 0 } = viewport.value ?? {}
    return { west, south, east, north }
  })
  const parts = (Object.keys(FETCH) as (keyof typeof FETCH)[]).map((id) => ({
    id,
    query: useQuery({
      queryKey: ['onemap', 'in-view', id, box], enabled: computed(() => viewport.value !== null && wanted(id)), placeholderData: keepPreviousData, retry: false,
      queryFn: () => FETCH[id](box.value),
    }),
  }))
  const standing = computed(() => parts.filter(({ id }) => wanted(id)))
  return {
    layers: computed<ObjectLayer[]>(() => standing.value.map(({ id, query }) => ({ kind: 'objects', id, rank: 0, objects: query.data.value?.objects ?? [] }))),
    /** What did not fit into the list, by layer. */
    more: computed(() => standing.value.flatMap(({ id, query }) => {
      const part = query.data.value
      return part && part.total > part.objects.length ? [{ id, shown: part.objects.length, total: part.total }] : []
    })),
    loading: computed(() => standing.value.some(({ query }) => query.isLoading.value)),
    error: computed(() => standing.value.find(({ query }) => query.isError.value)?.query.error.value ?? null),
  }
}

/** The own area as points to bring into view: the corners of its ground, else the seats in it; none for a province, which the map shows anyway. */
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api, take } from '@/api/client'
import { useSession } from '@/api/session'
import type { MapPoint } from '@/map'

type Rings = number[] | Rings[]

const pairs = (rings: Rings): MapPoint[] => (typeof rings[0] === 'number' ? [{ lon: rings[0], lat: rings[1] as number }] : (rings as Rings[]).flatMap(pairs))

export function useHome() {
  const session = useSession()
  const code = computed(() => session.session?.org.division_code ?? '')
  const query = useQuery({
    queryKey: computed(() => ['onemap-home', code.value]), staleTime: Infinity, retry: false,
    enabled: computed(() => session.can('map.view') && /^\d{6}$/.test(code.value) && !code.value.endsWith('0000')),
    queryFn: async (): Promise<MapPoint[]> => {
      const grounds = await take(api.GET('/api/divisions/grounds', { params: { query: { parent: code.value } } }))
      if (grounds.length > 0) return corners(grounds.flatMap((each) => pairs((each.geometry as { coordinates: Rings }).coordinates)))
      const inside = await take(api.GET('/api/divisions', { params: { query: { parent: code.value } } }))
      const seats = inside.length > 0 ? inside : [await take(api.GET('/api/divisions/{code}', { params: { path: { code: code.value } } }))]
      return seats.flatMap(({ seat_lon: lon, seat_lat: lat }) => (lon === null || lat === null ? [] : [{ lon, lat }]))
    },
  })
  return computed(() => query.data.value ?? [])
}

function corners(points: readonly MapPoint[]): MapPoint[] {
  const box = { west: 180, south: 90, east: -180, north: -90 }
  for (const { lon, lat } of points) Object.assign(box, { west: Math.min(box.west, lon), south: Math.min(box.south, lat), east: Math.max(box.east, lon), north: Math.max(box.north, lat) })
  return [{ lon: box.west, lat: box.south }, { lon: box.east, lat: box.north }]
}

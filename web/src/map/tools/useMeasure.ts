import { computed, ref, type ComputedRef, type Ref } from 'vue'
import { formatDistance, pathLength } from '../geodesy'
import type { LonLat, MapObject, ObjectLayer } from '../types'

export interface UseMeasureReturn {
  active: Ref<boolean>
  points: Ref<LonLat[]>
  total: ComputedRef<string>
  layer: ComputedRef<ObjectLayer>
  toggle(): void
  add(lon: number, lat: number): void
  undo(): void
}

/** Measures along clicked points: the distance so far stands at each of them. */
export function useMeasure(): UseMeasureReturn {
  const active = ref(false)
  const points = ref<LonLat[]>([])
  const total = computed(() => formatDistance(pathLength(points.value)))
  const layer = computed<ObjectLayer>(() => ({
    kind: 'objects', id: 'measure', rank: 99, labelsFrom: 3,
    objects: points.value.map((point, i): MapObject => ({
      id: String(i), lon: point[0], lat: point[1], symbol: 'picked', strong: true,
      name: i === 0 ? '0' : formatDistance(pathLength(points.value.slice(0, i + 1))),
    })),
  }))
  return {
    active, points, total, layer,
    toggle() {
      active.value = !active.value
      points.value = []
    },
    add(lon, lat) {
      points.value = [...points.value, [lon, lat]]
    },
    undo() {
      if (points.value.length === 0) active.value = false
      points.value = points.value.slice(0, -1)
    },
  }
}

import { useQuery } from '@tanstack/vue-query'
import { computed, ref, type ComputedRef, type Ref } from 'vue'
import { api, take } from '@/api/client'
import type { BaseOptions } from './base/style'

const TILES = '/api/tiles/base/{z}/{x}/{y}.mvt'
const TIANDITU = (layer: string) => `/api/tianditu/${layer}/{z}/{x}/{y}`

const absolute = (path: string) => `${globalThis.location.origin}${path}`

export interface UseMapSourcesReturn {
  base: ComputedRef<BaseOptions>
  /** Where the ground comes from, with its date. */
  credit: ComputedRef<string>
  /** The note on review numbers that goes with every published map. */
  review: ComputedRef<string>
  /** 天地图 can be had: the server holds a key. */
  canTianditu: ComputedRef<boolean>
  /** 天地图 is switched on; remembered by this page only. */
  tianditu: Ref<boolean>
}

/** What ground there is, who made it and when: asked once, an answer of old is better than none. */
export function useMapSources(): UseMapSourcesReturn {
  const { data } = useQuery({ queryKey: ['map-sources'], queryFn: () => take(api.GET('/api/map/sources')), staleTime: 10 * 60_000, retry: 1 })
  const tianditu = ref(false)
  const canTianditu = computed(() => data.value?.tianditu.available === true)
  return {
    base: computed(() => ({
      tiles: absolute(TILES),
      rasters: tianditu.value && canTianditu.value ? ['vec', 'cva'].map((layer) => absolute(TIANDITU(layer))) : [],
    })),
    credit: computed(() => (data.value?.sources ?? []).map((source) => [source.name, source.date].filter(Boolean).join(' ')).join(' · ')),
    review: computed(() => data.value?.review_note ?? ''),
    canTianditu,
    tianditu,
  }
}

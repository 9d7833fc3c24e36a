import { useQuery } from '@tanstack/vue-query'
import { computed, ref, type ComputedRef, type Ref } from 'vue'
import { api, take } from '@/api/client'
import { said } from '@/kit/said'
import type { BaseOptions } from './base/style'

const TILES = '/api/tiles/base/{z}/{x}/{y}.mvt'
const TIANDITU = (layer: string) => `/api/tianditu/${layer}/{z}/{x}/{y}`

/** The date of the youngest data set; a map is as old as what changed last. */
const newest = (dates: readonly (string | null)[]) => dates.filter((date) => date !== null).sort().at(-1) ?? ''

const absolute = (path: string) => `${globalThis.location.origin}${path}`

export interface UseMapSourcesReturn {
  base: ComputedRef<BaseOptions>
  /** Where the ground comes from, with its date. */
  credit: ComputedRef<string>
  /** The note on review numbers that goes with every published map. */
  review: ComputedRef<string>
  /** The server could not say what ground it has. */
  unknown: ComputedRef<boolean>
  /** 天地图 can be had: the server holds a key. */
  canTianditu: ComputedRef<boolean>
  /** 天地图 is switched on; remembered by this page only. */
  tianditu: Ref<boolean>
}

/** What ground there is, who made it and when: asked once, an answer of old is better than none. */
export function useMapSources(): UseMapSourcesReturn {
  const { data, isError } = useQuery({ queryKey: ['map-sources'], queryFn: () => take(api.GET('/api/map/sources')), staleTime: 10 * 60_000, retry: 1 })
  const tianditu = ref(false)
  const canTianditu = computed(() => data.value?.has_tianditu === true)
  return {
    base: computed(() => ({
      tiles: absolute(TILES),
      rasters: tianditu.value && canTianditu.value ? ['vec', 'cva'].map((layer) => absolute(TIANDITU(layer))) : [],
    })),
    credit: computed(() => (data.value === undefined ? '' : [said(data.value.attribution), newest(data.value.sources.map((source) => source.data_date))].filter(Boolean).join(' '))),
    review: computed(() => (data.value === undefined ? '' : said(data.value.review_note))),
    unknown: computed(() => isError.value && data.value === undefined),
    canTianditu,
    tianditu,
  }
}

import { Map as MapLibre, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { onMounted, onScopeDispose, ref, shallowRef, toValue, watch, type MaybeRefOrGetter, type Ref, type ShallowRef } from 'vue'
import { baseStyle, type BaseOptions } from './base/style'
import { symbolImage, symbolOfImage } from './symbols/draw'
import type { MapTheme } from './theme'
import type { LonLat } from './types'

setWorkerUrl(workerUrl)

const FONTS = "'Noto Sans SC','Source Han Sans SC','Microsoft YaHei','PingFang SC','Noto Sans CJK SC','WenQuanYi Micro Hei',sans-serif"

export type MapState = 'starting' | 'ready' | 'lost' | 'unsupported'

export interface UseMaplibreReturn {
  map: Readonly<ShallowRef<MapLibre | null>>
  state: Ref<MapState>
  /** The base tiles could not be fetched; our own objects are drawn all the same. */
  groundMissing: Ref<boolean>
}

interface Options {
  theme: Readonly<ShallowRef<MapTheme>>
  base: MaybeRefOrGetter<BaseOptions>
  center: LonLat
  zoom: number
  label: string
}

declare global {
  interface Window {
    /** True once a map has drawn everything it has: pictures and browser tests wait for it. */
    __ready?: boolean
  }
}

const isSymbol = (image: string) => image.includes('@')

/** One MapLibre map in `container`, in the theme's colours, gone with the calling scope. */
export function useMaplibre(container: Readonly<Ref<HTMLElement | null>>, options: Options): UseMaplibreReturn {
  const map = shallowRef<MapLibre | null>(null)
  const state = ref<MapState>('starting')
  const groundMissing = ref(false)
  let made: MapLibre | null = null

  function watchContext(target: MapLibre) {
    target.on('webglcontextlost', () => { state.value = 'lost' })
    target.on('webglcontextrestored', () => { state.value = 'ready' })
    target.on('error', (event) => {
      const source = (event as { sourceId?: string }).sourceId
      if (source === 'base') groundMissing.value = true
      else if (source === undefined) console.warn(event.error)
    })
  }

  function create(element: HTMLElement) {
    const { theme } = options
    made = new MapLibre({
      container: element,
      style: baseStyle(theme.value, toValue(options.base)),
      center: [options.center[0], options.center[1]],
      zoom: options.zoom,
      minZoom: 3,
      maxZoom: 18,
      localIdeographFontFamily: FONTS,
      attributionControl: false, // the page's own line names source, date and review number
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 120,
      canvasContextAttributes: { preserveDrawingBuffer: true },
    })
    const target = made
    target.touchZoomRotate.disableRotation()
    target.getCanvas().setAttribute('aria-label', options.label)
    target.setMissingStyleImageResolver((image) => {
      if (!isSymbol(image) || target.hasImage(image)) return
      const { data, pixelRatio } = symbolImage(symbolOfImage(image), theme.value)
      target.addImage(image, data, { pixelRatio })
    })
    watchContext(target)
    target.once('load', () => {
      map.value = target
      state.value = 'ready'
    })
    target.on('idle', () => { if (map.value !== null) window.__ready = true })
  }

  onMounted(() => {
    if (container.value === null) return
    window.__ready = false
    try {
      create(container.value)
    } catch (error) {
      console.warn(error)
      state.value = 'unsupported'
      window.__ready = true
    }
  })

  watch([options.theme, () => toValue(options.base)], ([theme, base]) => {
    if (map.value === null) return
    groundMissing.value = false
    map.value.setStyle(baseStyle(theme, base), {
      diff: true,
      // What the page drew stays; useMapLayer repaints it in the new theme.
      transformStyle: (previous, next) => ({
        ...next,
        sources: { ...previous?.sources, ...next.sources },
        layers: [...next.layers, ...(previous?.layers ?? []).filter((layer) => layer.id.includes(':'))],
      }),
    })
  })

  onScopeDispose(() => {
    map.value = null
    made?.remove()
  })

  return { map, state, groundMissing }
}

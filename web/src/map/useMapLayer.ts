import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { onScopeDispose, toValue, watch, type MaybeRefOrGetter, type ShallowRef } from 'vue'
import { isClustered, layerData, layerSource, layerStyles } from './layers/style'
import type { MapTheme } from './theme'
import type { MapLayer } from './types'

/** The style layers of each map in drawing order, so that a layer added late still lies at its rank. */
const ranks = new WeakMap<MapLibre, Map<string, number>>()

function ranksOf(map: MapLibre): Map<string, number> {
  const known = ranks.get(map) ?? new Map<string, number>()
  ranks.set(map, known)
  return known
}

/** The lowest style layer that must stay above `rank`. */
function above(map: MapLibre, rank: number): string | undefined {
  const known = ranksOf(map)
  return map.getStyle().layers.find((style) => (known.get(style.id) ?? -1) > rank)?.id
}

function remove(map: MapLibre, id: string) {
  const known = ranksOf(map)
  for (const style of [...known.keys()].filter((key) => key.startsWith(`${id}:`))) {
    if (map.getLayer(style)) map.removeLayer(style)
    known.delete(style)
  }
  if (map.getSource(id)) map.removeSource(id)
}

function add(map: MapLibre, layer: MapLayer, theme: MapTheme) {
  const before = above(map, layer.rank)
  map.addSource(layer.id, layerSource(layer))
  for (const style of layerStyles(layer, theme)) {
    map.addLayer(style, before)
    ranksOf(map).set(style.id, layer.rank)
  }
}

/** A change of these needs a new source; everything else is put into the old one. */
const shape = (layer: MapLayer) => `${layer.kind}|${layer.rank}|${isClustered(layer)}|${layer.kind === 'tiles' ? layer.tiles : ''}`

/** The style is walked by name here; layerStyles is where its types are checked. */
type Setter = (layer: string, name: string, value: unknown) => void

/** Draws a layer while the calling scope lives, follows its data and the theme, and takes it away again. */
export function useMapLayer(map: Readonly<ShallowRef<MapLibre | null>>, layer: MaybeRefOrGetter<MapLayer>, theme: Readonly<ShallowRef<MapTheme>>): void {
  let drawn: { map: MapLibre; layer: MapLayer; theme: MapTheme } | null = null

  function restyle(target: MapLibre, next: MapLayer, look: MapTheme) {
    for (const style of layerStyles(next, look)) {
      for (const [name, value] of Object.entries(style.layout ?? {})) (target.setLayoutProperty as Setter).call(target, style.id, name, value)
      for (const [name, value] of Object.entries(style.paint ?? {})) (target.setPaintProperty as Setter).call(target, style.id, name, value)
    }
  }

  watch(
    [map, () => toValue(layer), theme],
    ([target, next, look]) => {
      if (target === null) return
      if (drawn !== null && (drawn.layer.id !== next.id || shape(drawn.layer) !== shape(next))) {
        remove(target, drawn.layer.id)
        drawn = null
      }
      if (drawn === null) add(target, next, look)
      else {
        if (next.kind !== 'tiles' && next !== drawn.layer) void (target.getSource(next.id) as GeoJSONSource).setData(layerData(next))
        if (look !== drawn.theme || next.visible !== drawn.layer.visible || next.labelsFrom !== drawn.layer.labelsFrom) restyle(target, next, look)
      }
      drawn = { map: target, layer: next, theme: look }
    },
    { immediate: true, flush: 'post' },
  )

  onScopeDispose(() => {
    if (drawn !== null && map.value === drawn.map) remove(drawn.map, drawn.layer.id)
  })
}

/** The same for a list of layers that comes and goes. */
export function useMapLayers(
  map: Readonly<ShallowRef<MapLibre | null>>,
  layers: MaybeRefOrGetter<readonly MapLayer[]>,
  theme: Readonly<ShallowRef<MapTheme>>,
  scoped: (run: () => void) => () => void,
): void {
  const running = new Map<string, () => void>()
  watch(
    () => toValue(layers).map((layer) => layer.id),
    (ids) => {
      for (const [id, stop] of running) if (!ids.includes(id)) { stop(); running.delete(id) }
      for (const id of ids) {
        if (running.has(id)) continue
        let last = toValue(layers).find((layer) => layer.id === id) as MapLayer
        running.set(id, scoped(() => useMapLayer(map, () => (last = toValue(layers).find((layer) => layer.id === id) ?? last), theme)))
      }
    },
    { immediate: true },
  )
}

import type { GeoJSONSourceSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl'
import { circle } from '../geodesy'
import { imageName } from '../symbols/draw'
import type { MapTheme } from '../theme'
import type { AreaLayer, LineLayer, MapLayer, MapObject, ObjectLayer, RingLayer, SymbolName, TileLayer } from '../types'

/** More single symbols than this are drawn as clusters. */
export const CLUSTER_ABOVE = 500

type Styles = LayerSpecification[]
type FeatureCollection = Exclude<GeoJSONSourceSpecification['data'], string>

const FONT = ['Noto Sans Medium']
const FONT_BOLD = ['Noto Sans Bold']

/** From afar symbols lie thick: the names of towns are written over them. */
const FAR = ['step', ['zoom'], true, 9, false] as never

function feature(object: MapObject) {
  return {
    type: 'Feature' as const,
    geometry: { type: 'Point' as const, coordinates: [object.lon, object.lat] },
    properties: { id: object.id, name: object.name, note: object.note ?? '', symbol: object.symbol, strong: object.strong === true },
  }
}

/** What a layer's source holds; tile layers hold nothing of their own. */
export function layerData(layer: ObjectLayer | RingLayer | AreaLayer | LineLayer): FeatureCollection {
  if (layer.kind === 'lines') {
    return {
      type: 'FeatureCollection',
      features: layer.lines.map(({ id, label, points, tone }) => ({
        type: 'Feature' as const, properties: { id, tone, label },
        geometry: { type: 'LineString' as const, coordinates: points.map(([lon, lat]) => [lon, lat]) },
      })),
    }
  }
  if (layer.kind === 'areas') {
    const features = layer.areas.map(({ geometry, id, tone, dashed, label }) => ({ type: 'Feature' as const, geometry, properties: { id, tone, dashed, label } }))
    return { type: 'FeatureCollection', features }
  }
  if (layer.kind === 'objects') return { type: 'FeatureCollection', features: layer.objects.map(feature) }
  return {
    type: 'FeatureCollection',
    features: layer.radii.map((radius) => ({
      type: 'Feature' as const,
      geometry: { type: 'LineString' as const, coordinates: circle(layer.center, radius).map(([lon, lat]) => [lon, lat]) },
      properties: { label: radius >= 1000 ? `${radius / 1000} km` : `${radius} m` },
    })),
  }
}

export const isClustered = (layer: MapLayer) => layer.kind === 'objects' && layer.objects.length > CLUSTER_ABOVE

/** The address of a tile as a page of this origin writes it; workers resolve nothing relative. */
const absolute = (path: string) => (path.startsWith('/') ? `${globalThis.location.origin}${path}` : path)

export function layerSource(layer: MapLayer): SourceSpecification {
  if (layer.kind === 'tiles') return { type: 'vector', tiles: [absolute(layer.tiles)], minzoom: layer.minZoom ?? 4, maxzoom: 14, promoteId: 'id' }
  return {
    type: 'geojson',
    data: layerData(layer),
    ...(isClustered(layer) ? { cluster: true, clusterMaxZoom: 12, clusterRadius: 48 } : {}),
  }
}

/** A cluster; it grows with the square root of its count, so that the area says how many. */
function clusterStyles(layer: ObjectLayer, theme: MapTheme): Styles {
  const c = theme.color
  const count = 'point_count'
  const base = { source: layer.id, filter: ['has', count] }
  return [
    {
      ...base, id: `${layer.id}:count-disc`, type: 'circle',
      paint: {
        'circle-color': c.raised, 'circle-stroke-color': c['line-strong'], 'circle-stroke-width': 1.5,
        'circle-radius': ['interpolate', ['linear'], ['sqrt', ['get', count]], 1, 9, 10, 15, 100, 28],
      },
    },
    {
      ...base, id: `${layer.id}:count`, type: 'symbol',
      layout: { 'text-field': ['to-string', ['get', count]], 'text-font': FONT_BOLD, 'text-size': 12, 'text-allow-overlap': true },
      paint: { 'text-color': c.text },
    },
  ] as Styles
}

function objectStyles(layer: ObjectLayer, theme: MapTheme): Styles {
  const c = theme.color
  const clustered = isClustered(layer)
  const single = clustered ? { filter: ['!', ['has', 'point_count']] as never } : {}
  const labels = layer.labelsFrom ?? 9
  const styles: Styles = clustered ? clusterStyles(layer, theme) : []
  return [
    ...styles,
    {
      id: `${layer.id}:symbol`, type: 'symbol', source: layer.id, ...single,
      layout: {
        'icon-image': ['concat', ['get', 'symbol'], `@${theme.name}`] as never,
        'icon-size': ['interpolate', ['linear'], ['zoom'], 5, ['case', ['get', 'strong'], 0.9, 0.5], 9, ['case', ['get', 'strong'], 1.15, 0.85]] as never,
        'icon-allow-overlap': true,
        'icon-ignore-placement': FAR,
        'text-field': ['step', ['zoom'], ['case', ['get', 'strong'], label(c.text), ''], labels, label(c.text)] as never,
        'text-font': FONT,
        'text-size': 13,
        'text-anchor': 'top',
        'text-offset': [0, 1.1],
        'text-optional': true,
        'symbol-sort-key': ['case', ['get', 'strong'], 0, 1] as never,
      },
      paint: { 'text-color': c['map-label'], 'text-halo-color': c['map-halo'], 'text-halo-width': 2 },
    },
  ]
}

/** Name in bold over its note. */
function label(colour: string) {
  return ['format', ['get', 'name'], { 'text-font': ['literal', FONT_BOLD], 'text-color': colour },
    ['case', ['==', ['get', 'note'], ''], '', ['concat', '\n', ['get', 'note']]], { 'font-scale': 0.92 }]
}

/** `['match', value, a, imageOfA, …, otherwise]` */
function imageBy(theme: MapTheme, property: string, symbols: Readonly<Record<string, SymbolName>>, otherwise: unknown): unknown {
  return ['match', ['to-string', ['coalesce', ['get', property], '']], ...Object.entries(symbols).flatMap(([value, symbol]) => [value, imageName(symbol, theme)]), otherwise]
}

/** One symbol for an entry; for several on one spot the same symbol with their number beside it. */
function tileStyles(layer: TileLayer, theme: MapTheme): Styles {
  const c = theme.color
  const plain = imageName(layer.symbol, theme)
  const ranked = layer.symbolByRank ? imageBy(theme, 'r', layer.symbolByRank, plain) : plain
  const image = layer.symbolBy ? imageBy(theme, layer.symbolBy.property, layer.symbolBy.symbols, ranked) : ranked
  const several = ['>', ['coalesce', ['get', 'n'], 1], 1]
  return [
    {
      id: `${layer.id}:symbol`, type: 'symbol', source: layer.id, 'source-layer': layer.sourceLayer,
      layout: {
        'icon-image': image as never, 'icon-size': ['interpolate', ['linear'], ['zoom'], 5, 0.5, 9, 0.8], 'icon-allow-overlap': true, 'icon-ignore-placement': FAR,
        'text-field': ['step', ['zoom'], ['case', several, ['to-string', ['get', 'n']], ''],
          layer.labelsFrom ?? 13, ['case', several, ['to-string', ['get', 'n']], ['coalesce', ['get', 'name'], '']]] as never,
        'text-font': FONT, 'text-size': 12, 'text-variable-anchor-offset': ['left', [1, 0], 'top', [0, 1]], 'text-optional': true, 'text-max-width': 10,
        'symbol-sort-key': ['-', 0, ['coalesce', ['get', 'n'], 1]] as never,
      },
      paint: { 'text-color': c['map-label'], 'text-halo-color': c['map-halo'], 'text-halo-width': 2 },
    },
  ]
}

function ringStyles(layer: RingLayer, theme: MapTheme): Styles {
  const c = theme.color
  return [
    { id: `${layer.id}:line`, type: 'line', source: layer.id, paint: { 'line-color': c.text, 'line-width': 1.25, 'line-dasharray': [5, 4], 'line-opacity': 0.75 } },
    {
      id: `${layer.id}:label`, type: 'symbol', source: layer.id,
      layout: { 'symbol-placement': 'line', 'symbol-spacing': 400, 'text-field': ['get', 'label'], 'text-font': FONT, 'text-size': 12 },
      paint: { 'text-color': c['map-label'], 'text-halo-color': c['map-halo'], 'text-halo-width': 2 },
    },
  ]
}

function areaStyles(layer: AreaLayer, theme: MapTheme): Styles {
  const c = theme.color
  const tone = ['match', ['get', 'tone'], 'first', c.lv1, 'second', c.lv2, 'third', c.lv3, 'added', c.lv1, 'removed', c['t-ok'], 'kept', c['t-ok'], 'half', c['t-warn'], 'less', c['t-bad'], c.muted]
  if (layer.shading) {
    const share = ['match', ['get', 'tone'], 'kept', 0.45, 'half', 0.4, 'less', 0.24, 0.08]
    return [
      { id: `${layer.id}:fill`, type: 'fill', source: layer.id, paint: { 'fill-color': tone, 'fill-opacity': share } },
      { id: `${layer.id}:edge`, type: 'line', source: layer.id, paint: { 'line-color': c.muted, 'line-width': 0.8 } },
      {
        id: `${layer.id}:label`, type: 'symbol', source: layer.id, minzoom: 7,
        layout: { 'text-field': ['get', 'label'], 'text-font': FONT, 'text-size': 12, 'text-optional': true },
        paint: { 'text-color': c['map-label'], 'text-halo-color': c['map-halo'], 'text-halo-width': 2 },
      },
    ] as Styles
  }
  const edge = { 'line-color': tone, 'line-width': 2.5 }
  return [
    { id: `${layer.id}:fill`, type: 'fill', source: layer.id, paint: { 'fill-color': tone, 'fill-opacity': ['case', ['get', 'dashed'], 0.1, 0.28] } },
    { id: `${layer.id}:casing`, type: 'line', source: layer.id, paint: { 'line-color': c['map-halo'], 'line-width': 4.5, 'line-opacity': 0.7 } },
    { id: `${layer.id}:edge`, type: 'line', source: layer.id, filter: ['!', ['get', 'dashed']], paint: edge },
    { id: `${layer.id}:dash`, type: 'line', source: layer.id, filter: ['get', 'dashed'], paint: { ...edge, 'line-dasharray': [3, 2] } },
    {
      id: `${layer.id}:label`, type: 'symbol', source: layer.id,
      layout: { 'symbol-placement': 'line', 'symbol-spacing': 420, 'text-field': ['get', 'label'], 'text-font': FONT_BOLD, 'text-size': 12, 'text-offset': [0, -0.8] },
      paint: { 'text-color': c['map-label'], 'text-halo-color': c['map-halo'], 'text-halo-width': 2 },
    },
  ] as Styles
}

function lineStyles(layer: LineLayer, theme: MapTheme): Styles {
  const c = theme.color
  const tone = ['match', ['get', 'tone'], 'way', c.accent, 'other', c.muted, 'closed', c.lv1, 'slow', c.lv3, c.text]
  const bars = ['in', ['get', 'tone'], ['literal', ['closed', 'slow']]]
  return [
    { id: `${layer.id}:casing`, type: 'line', source: layer.id, layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': c['map-halo'], 'line-width': ['case', bars, 10, 7], 'line-opacity': 0.8 } },
    { id: `${layer.id}:line`, type: 'line', source: layer.id, filter: ['!=', ['get', 'tone'], 'draft'], layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': tone, 'line-width': ['case', bars, 6, 4] } },
    { id: `${layer.id}:draft`, type: 'line', source: layer.id, filter: ['==', ['get', 'tone'], 'draft'], paint: { 'line-color': tone, 'line-width': 3, 'line-dasharray': [2, 1.5] } },
    {
      id: `${layer.id}:label`, type: 'symbol', source: layer.id,
      layout: { 'symbol-placement': 'line-center', 'text-field': ['get', 'label'], 'text-font': FONT_BOLD, 'text-size': 12, 'text-offset': [0, -1.1], 'text-rotation-alignment': 'viewport' },
      paint: { 'text-color': c['map-label'], 'text-halo-color': c['map-halo'], 'text-halo-width': 2 },
    },
  ] as Styles
}

/** How a layer is drawn in a theme. */
export function layerStyles(layer: MapLayer, theme: MapTheme): Styles {
  const styles =
    layer.kind === 'objects' ? objectStyles(layer, theme) : layer.kind === 'tiles' ? tileStyles(layer, theme) : layer.kind === 'areas' ? areaStyles(layer, theme) : layer.kind === 'lines' ? lineStyles(layer, theme) : ringStyles(layer, theme)
  const visibility = layer.visible === false ? 'none' : 'visible'
  return styles.map((style) => ({ ...style, layout: { ...style.layout, visibility } })) as Styles
}

/** Style layers that answer to a click. */
export const clickable = (layer: MapLayer): string[] =>
  layer.kind === 'rings' || layer.kind === 'areas' || layer.kind === 'lines' || layer.visible === false ? [] : [`${layer.id}:symbol`, ...(isClustered(layer) ? [`${layer.id}:count-disc`] : [])]

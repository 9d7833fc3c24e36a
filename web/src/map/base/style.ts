import type { LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { MapTheme } from '../theme'

/** Source layers and properties of the base tiles: docs/rooms/geo.md describes them. */
const BASE = 'base'
const MEDIUM = ['Noto Sans Medium']
const BOLD = ['Noto Sans Bold']

export interface BaseOptions {
  /** Address template of the base tiles, or null when the server has none. */
  tiles: string | null
  /** Address templates of 天地图 rasters, lowest first; empty without a key. */
  rasters: readonly string[]
}

const width = (...stops: number[]) => ['interpolate', ['exponential', 1.4], ['zoom'], ...stops] as never

/** One line per administrative level, the finer ones thinner and later. */
const BOUNDARIES = [
  { levels: ['county'], minzoom: 8, width: [8, 0.5, 12, 1], dash: [4, 3] },
  { levels: ['prefecture'], minzoom: 6, width: [6, 0.5, 12, 1.75], dash: [8, 3, 2, 3] },
  { levels: ['province'], minzoom: 2, width: [3, 0.5, 12, 2.5], dash: [10, 3, 2, 3, 2, 3] },
  { levels: ['country', 'maritime'], minzoom: 2, width: [3, 1, 12, 3], dash: null },
] as const

function boundaries(theme: MapTheme): LayerSpecification[] {
  return BOUNDARIES.map((line) => ({
    id: `base-boundary-${line.levels[0]}`, type: 'line', source: BASE, 'source-layer': 'boundary', minzoom: line.minzoom,
    filter: ['in', ['get', 'level'], ['literal', [...line.levels]]],
    layout: { 'line-join': 'round' },
    paint: { 'line-color': theme.color['map-bound'], 'line-width': width(...line.width), ...(line.dash ? { 'line-dasharray': [...line.dash] } : {}) },
  }))
}

const ROADS = [
  { road: 'secondary', colour: 'map-r4', minzoom: 9, width: [9, 0.75, 14, 4] },
  { road: 'primary', colour: 'map-r3', minzoom: 8, width: [8, 0.75, 14, 5] },
  { road: 'trunk', colour: 'map-r2', minzoom: 7, width: [7, 0.75, 14, 6] },
  { road: 'expressway', colour: 'map-r1', minzoom: 5, width: [5, 0.75, 10, 2.5, 14, 7] },
] as const

function roads(theme: MapTheme): LayerSpecification[] {
  const c = theme.color
  return [
    ...ROADS.map((road) => ({
      id: `base-road-${road.road}`, type: 'line' as const, source: BASE, 'source-layer': 'road', minzoom: road.minzoom,
      filter: ['==', ['get', 'class'], road.road] as never,
      layout: { 'line-cap': 'round', 'line-join': 'round' } as const,
      paint: { 'line-color': c[road.colour], 'line-width': width(...road.width) },
    })),
    {
      id: 'base-road-shield', type: 'symbol', source: BASE, 'source-layer': 'road', minzoom: 8,
      filter: ['has', 'shield'],
      layout: {
        'symbol-placement': 'line', 'symbol-spacing': 360, 'text-field': ['get', 'shield'], 'text-font': BOLD, 'text-size': 11.5,
        'text-rotation-alignment': 'viewport', 'text-padding': 24,
      },
      paint: {
        'text-color': c['map-shield-on'], 'text-halo-width': 3,
        'text-halo-color': ['match', ['get', 'class'], 'expressway', c['map-shield-g'], c['map-shield-s']],
      },
    },
  ]
}

/** Which places are written from which zoom, and how large; the last is placed first. */
const PLACES = [
  { kinds: ['interchange', 'junction'], minzoom: 12, size: 11, font: MEDIUM, colour: 'map-label-2' },
  { kinds: ['town', 'village'], minzoom: 9, size: 12, font: MEDIUM, colour: 'map-label-2' },
  { kinds: ['county'], minzoom: 7, size: 13, font: MEDIUM, colour: 'map-label' },
  { kinds: ['prefecture'], minzoom: 5, size: 15, font: BOLD, colour: 'map-label' },
  { kinds: ['province'], minzoom: 2, size: 15, font: BOLD, colour: 'map-label' },
] as const

function places(theme: MapTheme): LayerSpecification[] {
  return PLACES.map((place) => ({
    id: `base-place-${place.kinds[0]}`, type: 'symbol' as const, source: BASE, 'source-layer': 'place', minzoom: place.minzoom,
    ...(place.kinds[0] === 'province' ? { maxzoom: 7 } : {}),
    filter: ['in', ['get', 'kind'], ['literal', [...place.kinds]]] as never,
    layout: {
      'text-field': ['coalesce', ['get', 'short'], ['get', 'name']], 'text-font': [...place.font], 'text-size': place.size,
      'text-padding': 4, 'text-max-width': 8, 'text-anchor': 'left', 'text-offset': [0.8, 0], 'symbol-sort-key': ['to-number', ['get', 'rank']],
    } as never,
    paint: { 'text-color': theme.color[place.colour], 'text-halo-color': theme.color['map-halo'], 'text-halo-width': 2 },
  }))
}

/** Our ground: plain colour always, and over it whatever the server has. */
export function baseStyle(theme: MapTheme, options: BaseOptions): StyleSpecification {
  const layers: LayerSpecification[] = [
    { id: 'base-land', type: 'background', paint: { 'background-color': theme.color['map-land'] } },
  ]
  const sources: StyleSpecification['sources'] = {}
  options.rasters.forEach((tiles, i) => {
    sources[`raster-${i}`] = { type: 'raster', tiles: [tiles], tileSize: 256, maxzoom: 18 }
    layers.push({ id: `raster-${i}`, type: 'raster', source: `raster-${i}`, paint: theme.name === 'dark' ? { 'raster-brightness-max': 0.6, 'raster-saturation': -0.4 } : {} })
  })
  if (options.tiles !== null) {
    sources[BASE] = { type: 'vector', tiles: [options.tiles], minzoom: 2, maxzoom: 14 }
    layers.push(...boundaries(theme))
    // A raster brings its own roads and names.
    if (options.rasters.length === 0) layers.push(...roads(theme), ...places(theme))
  }
  return { version: 8, sources, layers }
}

/** What the map is told: plain data. How it looks is decided in `layers/style.ts`, how it is drawn by MapLibre. */

export type LonLat = readonly [lon: number, lat: number]

/** A symbol that `symbols/draw.ts` can draw; the shape carries the meaning, the colour only strengthens it. */
export type SymbolName =
  | 'incident'
  | 'incident-over'
  | `team-${TeamShape}`
  | `hazard-${HazardNumeral}`
  | `target-${TargetShape}`
  | 'enterprise'
  | 'rendezvous'
  | `cover-${CoverShape}`
  | 'picked'
  | 'me'

export type TeamShape = 'standby' | 'enroute' | 'onscene' | 'noack' | 'out' | 'unknown'
/** How a place is covered, from a team that is ready to not even as planned. */
export type CoverShape = 'ready' | 'partial' | 'unknown' | 'out' | 'none'
export type HazardNumeral = 1 | 2 | 3 | 4 | 0
export type TargetShape = 'school' | 'hospital' | 'care' | 'residence' | 'crowd' | 'water' | 'government' | 'other'

export interface MapObject {
  id: string
  lon: number
  lat: number
  name: string
  symbol: SymbolName
  /** One line under the name, such as 途中 13.6 km · 16 分 (13–21). */
  note?: string
  /** Drawn larger, with its label always shown. */
  strong?: boolean
}

interface LayerBase {
  id: string
  visible?: boolean
  /** Layers of a higher rank lie on top. */
  rank: number
  /** Smallest zoom at which names are written. */
  labelsFrom?: number
}

/** Objects that the page holds itself. */
export interface ObjectLayer extends LayerBase {
  kind: 'objects'
  objects: readonly MapObject[]
}

/** Objects that the server cuts into vector tiles; from afar a tile holds counts (`n`) instead of entries. */
export interface TileLayer extends LayerBase {
  kind: 'tiles'
  /** Address template with {z}/{x}/{y}. */
  tiles: string
  sourceLayer: string
  symbol: SymbolName
  /** Property that picks the symbol, and the symbol for each of its values. */
  symbolBy?: { property: string; symbols: Readonly<Record<string, SymbolName>> }
  /** The same for a cell that stands for several entries, by its highest rank (`r`). */
  symbolByRank?: Readonly<Record<string, SymbolName>>
  minZoom?: number
}

/** Rings of equal distance around a point, in metres. */
export interface RingLayer extends LayerBase {
  kind: 'rings'
  center: LonLat
  radii: readonly number[]
}

/** A polygon or several, as GeoJSON writes them. */
export type AreaGeometry = { type: 'Polygon'; coordinates: number[][][] } | { type: 'MultiPolygon'; coordinates: number[][][][] }

/** A share of an area: the goal is kept, at least half, less, nothing to be counted. */
export type ShareShade = 'kept' | 'half' | 'less' | 'nothing'

export interface MapArea {
  id: string
  geometry: AreaGeometry
  /** How bad it is there, or what a change does to it. */
  tone: 'first' | 'second' | 'third' | 'added' | 'removed' | ShareShade
  /** What is not certain is dashed. */
  dashed: boolean
  /** Written along the edge. */
  label: string
}

/** Areas on the ground: solid edges are certain, dashed ones possible; each says on its edge what it is. */
export interface AreaLayer extends LayerBase {
  kind: 'areas'
  /** A map by area: thin edges, and each label in the middle of its area. */
  shading?: boolean
  areas: readonly MapArea[]
}

export interface MapLine {
  id: string
  points: readonly LonLat[]
  /** A way that is driven, another one, a bar across a road that is closed or slow, or one being drawn. */
  tone: 'way' | 'other' | 'closed' | 'slow' | 'draft'
  label: string
}

/** Ways, and bars across roads. */
export interface LineLayer extends LayerBase {
  kind: 'lines'
  lines: readonly MapLine[]
}

export type MapLayer = ObjectLayer | TileLayer | RingLayer | AreaLayer | LineLayer

export interface Selection {
  layer: string
  id: string
  name: string
  lon: number
  lat: number
}

export interface MapPoint {
  lon: number
  lat: number
}

export interface MapViewport {
  zoom: number
  center: MapPoint
  west: number
  south: number
  east: number
  north: number
}

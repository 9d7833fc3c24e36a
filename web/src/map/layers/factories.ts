import type { AreaGeometry, AreaLayer, CoverShape, HazardNumeral, LineLayer, LonLat, MapArea, MapLine, MapObject, ObjectLayer, RingLayer, ShareShade, SymbolName, TargetShape, TeamShape, TileLayer } from '../types'

interface Placed {
  id: string
  name: string
  lon?: number | null
  lat?: number | null
}

export interface PlacedIncident extends Placed {
  /** Ended incidents are drawn hollow. */
  over?: boolean
  note?: string
}

export interface PlacedTeam extends Placed {
  /** A state of a team (standby, en_route …) or of its dispatch (issued, turned_out …). */
  state: string | null
  note?: string
  /** On its way or at work here: larger, and named at every zoom. */
  strong?: boolean
}

export interface PlacedHazard extends Placed {
  /** level_1 to level_4, or null when not graded. */
  level: string | null
  note?: string
}

export interface PlacedTarget extends Placed {
  kind: string
  note?: string
}

const TEAM_SHAPES: Readonly<Record<string, TeamShape>> = {
  standby: 'standby', ready: 'standby', training: 'standby', returned: 'standby',
  recommended: 'noack', issued: 'noack', dispatched: 'noack',
  received: 'enroute', turned_out: 'enroute', en_route: 'enroute', withdrawing: 'enroute', released: 'enroute',
  arrived: 'onscene', on_scene: 'onscene', working: 'onscene', resting: 'onscene', rotating: 'onscene',
  out_of_service: 'out', unavailable: 'out', not_ready: 'out', refused: 'out', cancelled: 'out',
}

/** The shape of a team's state, shared by the map, the lists and the legend. */
export const teamShape = (state: string | null): TeamShape => (state === null ? 'unknown' : (TEAM_SHAPES[state] ?? 'unknown'))

const NUMERALS: Readonly<Record<string, HazardNumeral>> = { level_1: 1, level_2: 2, level_3: 3, level_4: 4 }

export const hazardNumeral = (level: string | null): HazardNumeral => (level === null ? 0 : (NUMERALS[level] ?? 0))

const TARGET_SHAPES: Readonly<Record<string, TargetShape>> = {
  school: 'school', kindergarten: 'school', university: 'school',
  hospital: 'hospital', nursing_home: 'care',
  residential: 'residence', village: 'residence', factory: 'residence',
  mall: 'crowd', station: 'crowd', stadium: 'crowd', scenic: 'crowd', religious: 'crowd',
  water_source: 'water', government: 'government', prison: 'government',
}

export const targetShape = (kind: string): TargetShape => TARGET_SHAPES[kind] ?? 'other'

/** What has no position is left to the list; the map draws what it knows. */
function objects<T extends Placed & { note?: string; strong?: boolean }>(items: readonly T[], symbol: (item: T) => SymbolName, strong = false): MapObject[] {
  return items.flatMap((item) =>
    typeof item.lon === 'number' && typeof item.lat === 'number'
      ? [{ id: item.id, lon: item.lon, lat: item.lat, name: item.name, note: item.note, symbol: symbol(item), strong: item.strong ?? strong }]
      : [],
  )
}

interface Options {
  visible?: boolean
}

export const incidentLayer = (incidents: readonly PlacedIncident[], { visible = true }: Options = {}): ObjectLayer => ({
  kind: 'objects', id: 'incidents', rank: 90, labelsFrom: 7, visible,
  objects: objects(incidents, (item) => (item.over ? 'incident-over' : 'incident'), true),
})

export const teamLayer = (teams: readonly PlacedTeam[], { visible = true }: Options = {}): ObjectLayer => ({
  kind: 'objects', id: 'teams', rank: 80, labelsFrom: 9, visible,
  objects: objects(teams, (item) => `team-${teamShape(item.state)}`),
})

export const hazardLayer = (hazards: readonly PlacedHazard[], { visible = true }: Options = {}): ObjectLayer => ({
  kind: 'objects', id: 'hazards', rank: 60, labelsFrom: 12, visible,
  objects: objects(hazards, (item) => `hazard-${hazardNumeral(item.level)}`),
})

export const targetLayer = (targets: readonly PlacedTarget[], { visible = true }: Options = {}): ObjectLayer => ({
  kind: 'objects', id: 'targets', rank: 50, labelsFrom: 12, visible,
  objects: objects(targets, (item) => `target-${targetShape(item.kind)}`),
})

/** Places by how they are covered. */
export const coverLayer = (places: readonly (Placed & { state: CoverShape; note?: string })[], { visible = true }: Options = {}): ObjectLayer => ({
  kind: 'objects', id: 'cover', rank: 55, labelsFrom: 8, visible, objects: objects(places, (place) => `cover-${place.state}`),
})

/** A point a person chose, or a place they searched for. */
export const pointLayer = (id: string, point: { lon: number; lat: number; name?: string } | null, symbol: SymbolName = 'picked'): ObjectLayer => ({
  kind: 'objects', id, rank: 95, labelsFrom: 3,
  objects: point === null ? [] : [{ id, lon: point.lon, lat: point.lat, name: point.name ?? '', symbol, strong: true }],
})

export const ringLayer = (center: LonLat | null, radii: readonly number[]): RingLayer => ({
  kind: 'rings', id: 'rings', rank: 30, center: center ?? [0, 0], radii: center === null ? [] : radii,
})

/** Areas of effect, or what a change adds and gives up. */
export const areaLayer = (id: string, areas: readonly MapArea[], { visible = true }: Options = {}): AreaLayer => ({ kind: 'areas', id, rank: 35, areas, visible })

/** Areas by the share of them that is covered; what has nothing to be counted is told apart from nought. */
export const shareLayer = (areas: readonly { id: string; geometry: AreaGeometry; name: string; share: number | null }[], goal: number): AreaLayer => ({
  kind: 'areas', id: 'shares', rank: 20, shading: true,
  areas: areas.map(({ id, geometry, name, share }) => ({
    id, geometry, tone: shadeOf(share, goal), dashed: false, label: share === null || share === 0 || share === 1 ? name : `${name}\n${Math.floor(share * 100)} %`,
  })),
})

export const shadeOf = (share: number | null, goal: number): ShareShade => (share === null ? 'nothing' : share >= goal ? 'kept' : share >= 0.5 ? 'half' : 'less')

/** Ways, and bars across roads. */
export const lineLayer = (id: string, lines: readonly MapLine[], { visible = true, rank = 45 }: Options & { rank?: number } = {}): LineLayer => ({ kind: 'lines', id, rank, lines, visible })

const tiles = (name: string) => `/api/tiles/${name}/{z}/{x}/{y}.mvt`

export const enterpriseTiles = ({ visible = true }: Options = {}): TileLayer => ({
  kind: 'tiles', id: 'enterprise-tiles', rank: 40, tiles: tiles('enterprises'), sourceLayer: 'enterprises', symbol: 'enterprise', labelsFrom: 13, visible,
})

export const hazardTiles = ({ visible = true }: Options = {}): TileLayer => ({
  kind: 'tiles', id: 'hazard-tiles', rank: 58, tiles: tiles('hazards'), sourceLayer: 'hazards', symbol: 'hazard-0', labelsFrom: 12, visible,
  symbolBy: { property: 'level', symbols: Object.fromEntries(Object.entries(NUMERALS).map(([level, n]) => [level, `hazard-${n}` as SymbolName])) },
  symbolByRank: { 4: 'hazard-1', 3: 'hazard-2', 2: 'hazard-3', 1: 'hazard-4' },
})

export const targetTiles = ({ visible = true }: Options = {}): TileLayer => ({
  kind: 'tiles', id: 'target-tiles', rank: 48, tiles: tiles('targets'), sourceLayer: 'targets', symbol: 'target-other', labelsFrom: 13, visible,
  symbolBy: { property: 'kind', symbols: Object.fromEntries(Object.entries(TARGET_SHAPES).map(([kind, shape]) => [kind, `target-${shape}` as SymbolName])) },
})

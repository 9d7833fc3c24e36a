/** Where the cloud is at a moment: a zone cut to what lies between its front and its tail. */
import { bearing, distance, type AreaGeometry, type LonLat } from '@/map'

export type Front = readonly (readonly number[])[]

/** How far the front has come after so many seconds; null beyond what the model followed. [m] */
export function frontAt(front: Front, seconds: number): number | null {
  if (front.length === 0) return null
  const [first, last] = [front[0]!, front[front.length - 1]!]
  if (seconds <= first[1]!) return (first[0]! * seconds) / Math.max(first[1]!, 1e-6)
  if (seconds >= last[1]!) return null
  const after = front.findIndex((point) => point[1]! >= seconds)
  const [a, b] = [front[after - 1]!, front[after]!]
  return a[0]! + ((b[0]! - a[0]!) * (seconds - a[1]!)) / (b[1]! - a[1]!)
}

/** Distance downwind of the source. [m] */
export function downwind(source: LonLat, windFrom: number, point: LonLat): number {
  const turn = ((bearing(source, point) - (windFrom + 180)) * Math.PI) / 180
  return distance(source, point) * Math.cos(turn)
}

type Vertex = readonly number[]

/** Sutherland–Hodgman against one line across the wind; `keep` says on which side to stay. */
function cut(ring: readonly Vertex[], along: (p: Vertex) => number, limit: number, keep: 'below' | 'above'): Vertex[] {
  const inside = (value: number) => (keep === 'below' ? value <= limit : value >= limit)
  const found: Vertex[] = []
  ring.forEach((point, i) => {
    const next = ring[(i + 1) % ring.length]!
    const [a, b] = [along(point), along(next)]
    if (inside(a)) found.push(point)
    if (inside(a) !== inside(b)) {
      const share = (limit - a) / (b - a)
      found.push([point[0]! + share * (next[0]! - point[0]!), point[1]! + share * (next[1]! - point[1]!)])
    }
  })
  return found
}

/** The part of a zone that the cloud covers at a moment; null when it is not there (yet, or any more). */
export function cloudAt(geometry: AreaGeometry, source: LonLat, windFrom: number, from: number, to: number): AreaGeometry | null {
  const along = (point: Vertex) => downwind(source, windFrom, [point[0]!, point[1]!])
  const rings = geometry.type === 'Polygon' ? [geometry.coordinates[0]!] : geometry.coordinates.map((polygon) => polygon[0]!)
  const kept = rings
    .map((ring) => cut(cut(ring.slice(0, -1), along, to, 'below'), along, from, 'above'))
    .filter((ring) => ring.length >= 3)
    .map((ring) => [[...ring, ring[0]!].map((point) => [point[0]!, point[1]!])])
  return kept.length === 0 ? null : { type: 'MultiPolygon', coordinates: kept }
}

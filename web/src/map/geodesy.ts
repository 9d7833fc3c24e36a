import type { LonLat } from './types'

/** Mean radius of the earth. [m] */
const EARTH_RADIUS = 6_371_008.8
const radians = (degrees: number) => (degrees * Math.PI) / 180
const degrees = (value: number) => (value * 180) / Math.PI

/** Great-circle distance in metres. */
export function distance(from: LonLat, to: LonLat): number {
  const [lon1, lat1, lon2, lat2] = [from[0], from[1], to[0], to[1]].map(radians) as [number, number, number, number]
  const h = Math.sin((lat2 - lat1) / 2) ** 2 + Math.cos(lat1) * Math.cos(lat2) * Math.sin((lon2 - lon1) / 2) ** 2
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Length of a chain of points in metres. */
export function pathLength(points: readonly LonLat[]): number {
  return points.slice(1).reduce((sum, point, i) => sum + distance(points[i] as LonLat, point), 0)
}

/** Bearing of `to` seen from `from`, in degrees clockwise from north. */
export function bearing(from: LonLat, to: LonLat): number {
  const [lon1, lat1, lon2, lat2] = [from[0], from[1], to[0], to[1]].map(radians) as [number, number, number, number]
  const y = Math.sin(lon2 - lon1) * Math.cos(lat2)
  const x = Math.cos(lat1) * Math.sin(lat2) - Math.sin(lat1) * Math.cos(lat2) * Math.cos(lon2 - lon1)
  return (degrees(Math.atan2(y, x)) + 360) % 360
}

/** The point `length` metres from `from` in direction `azimuth` (degrees from north). */
export function destination(from: LonLat, azimuth: number, length: number): LonLat {
  const [lon, lat, turn, angle] = [radians(from[0]), radians(from[1]), radians(azimuth), length / EARTH_RADIUS]
  const toLat = Math.asin(Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(turn))
  const toLon = lon + Math.atan2(Math.sin(turn) * Math.sin(angle) * Math.cos(lat), Math.cos(angle) - Math.sin(lat) * Math.sin(toLat))
  return [degrees(toLon), degrees(toLat)]
}

/** A closed ring around `center`, for drawing. */
export function circle(center: LonLat, radius: number, steps = 64): LonLat[] {
  return Array.from({ length: steps + 1 }, (_, i) => destination(center, (i * 360) / steps, radius))
}

/** 850 m, 6.2 km, 108 km: as people say it. */
export function formatDistance(metres: number): string {
  if (metres < 1000) return `${Math.round(metres)} m`
  const km = metres / 1000
  return km < 100 ? `${km.toFixed(1)} km` : `${Math.round(km)} km`
}

/** 29.8680°N 115.3950°E. */
export function formatCoordinates(lon: number, lat: number): string {
  return `${Math.abs(lat).toFixed(4)}°${lat < 0 ? 'S' : 'N'} ${Math.abs(lon).toFixed(4)}°${lon < 0 ? 'W' : 'E'}`
}

/** The longest round length (1, 2 or 5 × 10ⁿ m) that fits into `pixels`, and its width. */
export function scaleBar(metresPerPixel: number, pixels: number): { metres: number; width: number } {
  const most = metresPerPixel * pixels
  const power = 10 ** Math.floor(Math.log10(most))
  const metres = power * ([5, 2, 1].find((step) => step * power <= most) ?? 1)
  return { metres, width: metres / metresPerPixel }
}

/** Figures with their units; an unknown number is said to be unknown and never drawn as zero. */

import { preferences } from './preferences'

export const distance = (metres: number): string =>
  metres < 1000 ? `${Math.round(metres)} m` : `${(metres / 1000).toFixed(metres < 100_000 ? 1 : 0)} km`

/** Clouds are followed and drawn up to here. [m] */
const DRAWN = 10_000
/** How far a zone reaches: what ends where the drawing ends goes on beyond it. */
export const reach = (metres: number): string => (Math.abs(metres - DRAWN) < 0.5 ? `≥ ${DRAWN / 1000} km` : distance(metres))

/** Degrees as a place is written on screen: 29.8680°N 115.3950°E. */
export const position = (lon: number, lat: number): string =>
  `${Math.abs(lat).toFixed(4)}°${lat < 0 ? 'S' : 'N'} ${Math.abs(lon).toFixed(4)}°${lon < 0 ? 'W' : 'E'}`

/** A whole number a person typed, or null: for “不明”. */
export function wholeNumber(text: string): number | null {
  const value = Number(text)
  return text.trim() !== '' && Number.isInteger(value) && value >= 0 ? value : null
}

/** 139****1234 */
export function maskPhone(phone: string): string {
  const digits = phone.trim()
  return digits.length < 7 ? digits : `${digits.slice(0, 3)}****${digits.slice(-4)}`
}

/** What stands between the items of a list, and between clauses, in the language that is spoken. */
export const between = (): string => (preferences.language === 'en' ? ', ' : '、')
export const betweenClauses = (): string => (preferences.language === 'en' ? '; ' : '；')

const COUNTED: Record<string, string> = { 人日: 'person-days', 套: 'sets', 瓶: 'bottles', 份: 'kits', '床位·h': 'bed-hours' }
/** A unit of the stores' and teams' lists in the language that is spoken; English counts most things in pieces. */
export const unitWord = (unit: string): string => (preferences.language !== 'en' ? unit : COUNTED[unit] ?? (/[\u4e00-\u9fff]/.test(unit) ? 'pcs' : unit))

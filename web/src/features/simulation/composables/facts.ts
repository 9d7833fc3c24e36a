/** An input as people read it: its word or its number with the unit. */
import type { useI18n } from 'vue-i18n'

export const UNITS: Readonly<Record<string, string>> = {
  amount_t: 't', hole_mm: 'mm', temperature_c: '°C', pressure_mpa: 'MPa', wind_speed: 'm/s', air_temperature_c: '°C', wind_from: '°', rate_kg_s: 'kg/s',
  duration_min: 'min', bund_area_m2: 'm²', reference_height: 'm',
}
const WORDED = new Set(['kind', 'congestion', 'confinement'])
const SHARES = new Set(['humidity', 'congested_share'])

export function factText(t: ReturnType<typeof useI18n>['t'], name: string, value: string | number | null): string {
  if (value === null) return t('simulation.unknown')
  if (WORDED.has(name)) return t(`simulation.${name}.${value}`)
  if (SHARES.has(name)) return `${Math.round(Number(value) * 100)} %`
  const plain = typeof value === 'number' ? Number(value.toPrecision(4)) : value
  return UNITS[name] ? `${plain} ${UNITS[name]}` : String(plain)
}

/** What was typed, as a number: null where nothing was, NaN where it is none. */
export function numberOf(text: string): number | null {
  const value = Number(text)
  return text.trim() === '' ? null : Number.isFinite(value) ? value : Number.NaN
}

/** What the server takes, so that it need not refuse. */
const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  amount_t: [0.001, 200_000], hole_mm: [1, 2000], temperature_c: [-200, 500], pressure_mpa: [0.11, 100], rate_kg_s: [0.001, 10_000], duration_min: [0.1, 1440],
  wind_speed: [0, 60], air_temperature_c: [-60, 60], reading: [0, 1_000_000],
}

/** What is wrong with what was typed for an input; nothing, where nothing is. */
export function faultOf(t: ReturnType<typeof useI18n>['t'], name: string, text: string): string {
  const value = numberOf(text)
  const [least, most] = RANGES[name]!
  if (value === null || (value >= least && value <= most)) return ''
  return Number.isNaN(value) ? t('simulation.notANumber') : t('simulation.notWithin', { least, most })
}

/** When a cloud comes, as people say it. */
export function arrivalText(t: ReturnType<typeof useI18n>['t'], seconds: number | null): string {
  if (seconds === null) return t('simulation.noData')
  if (seconds === 0) return t('simulation.atOnce')
  return seconds < 60 ? t('simulation.underMinute') : t('simulation.minutes', { n: Math.round(seconds / 60) })
}

/** A share as a whole percentage; what is less than one says so. */
export const sharePercent = (share: number): string => (share < 0.01 ? '< 1 %' : `${Math.round(share * 100)} %`)

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

export function isNoNumber(text: string): boolean {
  return Number.isNaN(numberOf(text) ?? 0)
}

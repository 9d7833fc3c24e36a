/** Expected times in words: always “about”, always with the range, in hours once minutes say little. */
type Translate = (key: string, named: Record<string, unknown>) => string

export interface Span { minutes: number; low: number; high: number }

const LONG = 180
const OLD = 120

export function etaWords(t: Translate, { minutes, low, high }: Span): string {
  if (minutes < LONG) return t('command.eta.minutes', { minutes: Math.round(minutes), low: Math.floor(low), high: Math.ceil(high) })
  return t('command.eta.hours', { hours: (minutes / 60).toFixed(1), low: (Math.floor(low / 6) / 10).toFixed(1), high: (Math.ceil(high / 6) / 10).toFixed(1) })
}

/** How old something is. */
export const ageWords = (t: Translate, minutes: number): string => (minutes < OLD ? t('command.eta.ageMinutes', { n: minutes }) : t('command.eta.ageHours', { n: Math.round(minutes / 60) }))

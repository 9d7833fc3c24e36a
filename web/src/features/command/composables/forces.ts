/** How an order stands, in the words of the forces column. Pure, for tests. */
import type { Dispatch, OrderPromise } from '@/api/types'
import type { Span } from './eta'

export type Shape = 'standby' | 'enroute' | 'onscene' | 'noack' | 'out'

const SHAPES: Record<string, Shape> = {
  recommended: 'noack', issued: 'noack', received: 'enroute', turned_out: 'enroute', arrived: 'onscene', working: 'onscene', resting: 'onscene',
  released: 'standby', returned: 'standby', refused: 'out', cancelled: 'out',
}
export const shapeOf = (dispatch: Dispatch): Shape => SHAPES[dispatch.status] ?? 'out'

export const stepAt = (dispatch: Dispatch, status: string): string | null => dispatch.steps.find((step) => step.status === status)?.occurred_at ?? null

/** Not acknowledged for this long is worth a warning: two minutes [P]. */
export const ACK_LATE_MS = 120_000

const ORDER: Record<string, number> = { recommended: 0, issued: 1, received: 2, turned_out: 3, arrived: 4, working: 4, resting: 4, refused: 5, released: 6, returned: 7, cancelled: 8 }

/** Those that need the desk first, then those on the way, those at work, those done. */
export const inOrder = (dispatches: readonly Dispatch[]): Dispatch[] =>
  [...dispatches].sort((a, b) => (ORDER[a.status] ?? 9) - (ORDER[b.status] ?? 9) || a.order_no - b.order_no)

/** Teams and people that are with the incident now; people only as far as known: of all, of some, of none. */
export function strength(dispatches: readonly Dispatch[]): { teams: number; people: number; known: 'sum' | 'sumAtLeast' | 'sumUnknown' } {
  const here = dispatches.filter((d) => !['refused', 'cancelled', 'released', 'returned', 'recommended'].includes(d.status))
  const told = here.filter((d) => d.people !== null)
  return { teams: here.length, people: told.reduce((sum, d) => sum + (d.people ?? 0), 0), known: told.length === here.length ? 'sum' : told.length > 0 ? 'sumAtLeast' : 'sumUnknown' }
}

/** Minutes left: as its promise reckons them from the last position, else of the expected travel since turning out (or receipt). Null before, when it is there, or when nothing is expected. */
export function remaining(dispatch: Dispatch, now: number, promise?: OrderPromise): Span | null {
  const from = stepAt(dispatch, 'turned_out') ?? stepAt(dispatch, 'received')
  if (!from || promise?.arrived_at || !['received', 'turned_out'].includes(dispatch.status)) return null
  if (promise?.eta_at && promise.eta_low_at && promise.eta_high_at) {
    const until = (at: string) => Math.max(0, (Date.parse(at) - now) / 60_000)
    return { minutes: until(promise.eta_at), low: until(promise.eta_low_at), high: until(promise.eta_high_at) }
  }
  if (!dispatch.expected) return null
  const gone = (now - Date.parse(from)) / 60_000
  const { minutes, low, high } = dispatch.expected
  return { minutes: Math.max(0, minutes - gone), low: Math.max(0, low - gone), high: Math.max(0, high - gone) }
}

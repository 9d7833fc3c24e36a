/** How an order stands, in the words of the forces column. Pure, for tests. */
import type { Dispatch } from '@/api/types'

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

/** Teams and people that are with the incident now; people only as far as known. */
export function strength(dispatches: readonly Dispatch[]): { teams: number; people: number; known: boolean } {
  const here = dispatches.filter((d) => !['refused', 'cancelled', 'released', 'returned', 'recommended'].includes(d.status))
  return { teams: here.length, people: here.reduce((sum, d) => sum + (d.people ?? 0), 0), known: here.every((d) => d.people !== null) }
}

/** Minutes left of the expected travel, from turning out (else from acknowledging); null before, or when nothing is expected. */
export function remaining(dispatch: Dispatch, now: number): { minutes: number; low: number; high: number } | null {
  const from = stepAt(dispatch, 'turned_out') ?? stepAt(dispatch, 'received')
  if (!dispatch.expected || !from || !['received', 'turned_out'].includes(dispatch.status)) return null
  const gone = (now - Date.parse(from)) / 60_000
  const { minutes, low, high } = dispatch.expected
  return { minutes: Math.max(0, minutes - gone), low: Math.max(0, low - gone), high: Math.max(0, high - gone) }
}

/** The withdrawal signal as a board: who has answered, who not and for how long, and whether the heads agree with the entry log. */
import type { Entry, Withdrawal } from '@/api/types'

type Receipt = Withdrawal['receipts'][number]

export interface TeamRow {
  receipt: Receipt
  /** How long the team has been silent, or took to answer. [ms] */
  waited: number
  silent: boolean
  /** Steps of the climb that are due while it is silent. */
  step: number
  /** Its people in the entry log who have not come out, as of now. */
  inside: string[]
  differs: boolean
  accounted: boolean
}

export interface Board {
  rows: TeamRow[]
  answered: number
  silent: number
  inside: number
  missing: string[]
  /** Every team has answered, nobody is inside or missing. */
  clear: boolean
}

/** The signal that matters now: the one that stands, else the last one as long as nobody may go in again. */
export function currentSignal(all: readonly Withdrawal[]): Withdrawal | undefined {
  const last = [...all].sort((a, b) => b.number - a.number)[0]
  return last && (last.status === 'standing' || last.reentry_allowed !== true) ? last : undefined
}

export function board(signal: Withdrawal, entries: readonly Entry[], now: number): Board {
  const inLog = entries.filter((entry) => entry.time_out === null)
  const rows = signal.receipts.map((receipt): TeamRow => {
    const silent = receipt.acknowledged_at === null
    const waited = (silent ? now : Date.parse(receipt.acknowledged_at!)) - Date.parse(receipt.told_at)
    const inside = inLog.filter((entry) => entry.dispatch_id === receipt.dispatch_id).map((entry) => entry.name)
    return {
      receipt, silent, inside, waited: Math.max(0, waited), step: silent ? signal.steps.filter((step) => waited >= step.after_s * 1000).length : 0,
      differs: !silent && receipt.people_inside !== null && receipt.people_inside !== inside.length,
      accounted: !silent && receipt.people_inside === 0 && receipt.missing.length === 0 && inside.length === 0,
    }
  })
  rows.sort((a, b) => Number(b.silent) - Number(a.silent) || Number(a.accounted) - Number(b.accounted) || a.receipt.team_name.localeCompare(b.receipt.team_name))
  const silent = rows.filter((row) => row.silent).length
  return {
    rows, silent, answered: rows.length - silent, inside: inLog.length, missing: rows.flatMap((row) => row.receipt.missing),
    clear: inLog.length === 0 && rows.every((row) => row.accounted),
  }
}

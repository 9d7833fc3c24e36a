/** The room's screen is what its log folds to: the same rule as the server's, so both must agree. */

export interface Change { collection: string; id: string; value?: unknown }
export interface Entry { seq: number; changes: Change[] }
export type State = Record<string, Record<string, unknown>>

/** An entry is missing between what we hold and what came: the log must be fetched. */
export class LogGap extends Error {}

/** The state after the entries, which follow `after` without a gap. Nothing given is changed; what does not change stays the same object. */
export function fold(entries: readonly Entry[], start: State = {}, after = 0): State {
  const state: State = { ...start }
  const fresh = new Set<string>()
  for (const entry of entries) {
    if (entry.seq !== after + 1) throw new LogGap(`entry ${after + 1} is missing, found ${entry.seq}`)
    after = entry.seq
    for (const { collection, id, value } of entry.changes) {
      if (!fresh.has(collection)) {
        state[collection] = { ...state[collection] }
        fresh.add(collection)
      }
      if (value === null || value === undefined) delete state[collection]![id]
      else state[collection]![id] = value
    }
  }
  return state
}

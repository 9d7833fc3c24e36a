/** Reports not yet with the server. Kept on this machine at every stroke, so that a crash, a reload, a log-out or a lost network costs nothing. */
import { reactive, watch } from 'vue'
import { serverNow } from '@/kit/time'
import { uuid } from '@/kit/uuid'

export interface DraftFields {
  place_text: string
  lon: number | null
  lat: number | null
  /** Where the position comes from, in words. */
  place_source: string
  /** The platform found the position in the words; it follows them until a person chooses one. */
  place_inferred: boolean
  /** A person said that the position found is not the one. */
  place_refused: boolean
  what: string
  subtype: string
  substance: string
  deaths: number | null
  injured: number | null
  serious_injuries: number | null
  trapped: number | null
  missing: number | null
  caller_name: string
  caller_phone: string
  occurred_at: string
  words: string
  enterprise_id: string | null
}

/** `open`: being written. `waiting`: saved by the officer, not yet accepted by the server. `refused`: the server wants a change. */
export type DraftState = 'open' | 'waiting' | 'refused'

export interface Draft {
  id: string
  /** Sent as Idempotency-Key: the same text twice is one report; another text gets another key. */
  key: string
  startedAt: string
  savedAt: string
  state: DraftState
  refusal: string
  fields: DraftFields
}

const EMPTY: DraftFields = {
  place_text: '', lon: null, lat: null, place_source: '', place_inferred: false, place_refused: false, what: '', subtype: '', substance: '', deaths: null, injured: null, serious_injuries: null,
  trapped: null, missing: null, caller_name: '', caller_phone: '', occurred_at: '', words: '', enterprise_id: null,
}

export const prefixOf = (account: string): string => `muster.draft.${account}.`

export function newDraft(): Draft {
  const now = new Date(serverNow()).toISOString()
  return { id: uuid(), key: uuid(), startedAt: now, savedAt: now, state: 'open', refusal: '', fields: { ...EMPTY } }
}

export const isBlank = (draft: Draft): boolean => JSON.stringify(draft.fields) === JSON.stringify(EMPTY)

/** What is still missing of the three facts that suffice. */
export const missingFacts = (fields: DraftFields): ('place_text' | 'what' | 'caller_name')[] =>
  (['place_text', 'what', 'caller_name'] as const).filter((name) => fields[name].trim() === '')

/** All drafts of one account on this machine, the oldest first. */
export function readDrafts(account: string): Draft[] {
  const prefix = prefixOf(account)
  const found: Draft[] = []
  for (let n = 0; n < localStorage.length; n++) {
    const name = localStorage.key(n)
    if (!name?.startsWith(prefix)) continue
    try {
      const read = JSON.parse(localStorage.getItem(name) ?? '') as Draft
      found.push({ ...newDraft(), ...read, fields: { ...EMPTY, ...read.fields } })
    } catch {
      // Half-written text of a crash; the other drafts are whole.
    }
  }
  return found.sort((a, b) => a.startedAt.localeCompare(b.startedAt))
}

/** The drafts of an account, kept as they change; `drop` forgets one that has become a report. */
export function keepDrafts(account: string) {
  const drafts = reactive<Draft[]>(readDrafts(account))
  const stops = new Map<string, () => void>()
  const keep = (draft: Draft): void => {
    let before = JSON.stringify(draft.fields)
    stops.set(draft.id, watch(draft, () => {
      const now = JSON.stringify(draft.fields)
      if (now !== before) {
        before = now
        draft.key = uuid()
        if (draft.state === 'refused') draft.state = 'open'
        draft.savedAt = new Date(serverNow()).toISOString()
      }
      if (isBlank(draft)) localStorage.removeItem(prefixOf(account) + draft.id)
      else localStorage.setItem(prefixOf(account) + draft.id, JSON.stringify(draft))
    }, { deep: true, flush: 'sync' }))
  }
  drafts.forEach(keep)

  function add(): Draft {
    drafts.push(newDraft())
    const added = drafts.at(-1)!
    keep(added)
    return added
  }
  function drop(id: string): void {
    stops.get(id)?.()
    stops.delete(id)
    const at = drafts.findIndex((draft) => draft.id === id)
    if (at >= 0) drafts.splice(at, 1)
    localStorage.removeItem(prefixOf(account) + id)
  }
  return { drafts, add, drop, close: () => stops.forEach((stop) => stop()) }
}

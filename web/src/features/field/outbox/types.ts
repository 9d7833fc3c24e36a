/** An act of the person holding the phone: kept here first, sent when it can be, never dropped. */

export type DispatchVerb = 'receive' | 'refuse' | 'turn_out' | 'arrive' | 'work' | 'rest' | 'release' | 'return'
export type AssignmentVerb = 'accept' | 'start' | 'block' | 'done'
export type WithdrawalVerb = 'raise' | 'acknowledge'
export type Verb = DispatchVerb | AssignmentVerb | WithdrawalVerb | 'enter' | 'exit' | 'note'
export type Collection = 'dispatches' | 'assignments' | 'entries' | 'notes' | 'withdrawals'

/** 待发 · 已送达 · 被拒 */
export type ActState = 'waiting' | 'delivered' | 'refused'

export interface Refusal {
  code: string
  status: number
  /** The server's own sentence, in the language it was asked in. */
  title: string
  detail: string
}

export interface Act {
  /** UUID made here; the server's Idempotency-Key. */
  id: string
  account: string
  /** Only ever counts up, from the seconds of the clock: keeps the order of taps when a clock is set back or a team changes its phone. */
  seq: number
  verb: Verb
  collection: Collection
  /** The dispatch, assignment or entry acted on; the incident for what is new. `act:<id>` names what an act still waiting will create. */
  subject: string
  /** What a person calls it: the incident, the task, the rescuer. */
  title: string
  body: Readonly<Record<string, unknown>>
  /** When it was done, by this device's clock. */
  occurredAt: string
  state: ActState
  tries: number
  /** When the server answered, by this device's clock. [ms] */
  answeredAt: number | null
  refusal: Refusal | null
  /** What the server called the thing this act made. */
  resultId: string | null
  /** When it was saved into an export file. [ms] */
  exportedAt: number | null
}

export type NewAct = Pick<Act, 'verb' | 'collection' | 'subject' | 'title' | 'body'>

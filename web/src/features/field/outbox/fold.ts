/** What is true here and now: the server's word with this phone's own acts on top. Pure. */
import type { Act, AssignmentVerb, DispatchVerb } from './types'

export interface DispatchLike {
  id: string
  status: string
  received_at?: string | null
  turned_out_at?: string | null
  arrived_at?: string | null
  released_at?: string | null
  people?: number | null
}

export interface AssignmentLike {
  id: string
  status: string
}

/** The mobilisation order's states: from which states an act leads where. */
const DISPATCH: Readonly<Record<DispatchVerb, { from: readonly string[]; to: string; stamp?: keyof DispatchLike }>> = {
  receive: { from: ['issued'], to: 'received', stamp: 'received_at' },
  refuse: { from: ['issued', 'received'], to: 'refused' },
  turn_out: { from: ['received'], to: 'turned_out', stamp: 'turned_out_at' },
  arrive: { from: ['turned_out'], to: 'arrived', stamp: 'arrived_at' },
  work: { from: ['arrived', 'resting'], to: 'working' },
  rest: { from: ['working'], to: 'resting' },
  release: { from: ['arrived', 'working', 'resting'], to: 'released', stamp: 'released_at' },
  return: { from: ['released'], to: 'returned' },
}

const ASSIGNMENT: Readonly<Record<AssignmentVerb, { from: readonly string[]; to: string }>> = {
  accept: { from: ['assigned'], to: 'accepted' },
  start: { from: ['accepted', 'blocked'], to: 'in_progress' },
  block: { from: ['accepted', 'in_progress'], to: 'blocked' },
  done: { from: ['accepted', 'in_progress', 'blocked'], to: 'done' },
}

/** The one next step of the order, for the large button; working and resting take turns below it. */
const NEXT: Readonly<Record<string, DispatchVerb>> = {
  issued: 'receive', received: 'turn_out', turned_out: 'arrive', arrived: 'work', working: 'release', resting: 'release', released: 'return',
}

export const nextVerb = (status: string): DispatchVerb | null => NEXT[status] ?? null
export const mayDispatch = (status: string, verb: DispatchVerb): boolean => DISPATCH[verb].from.includes(status)
export const mayAssign = (status: string, verb: AssignmentVerb): boolean => ASSIGNMENT[verb].from.includes(status)
export const isOver = (status: string): boolean => ['returned', 'refused', 'cancelled'].includes(status)

export interface Folded<T> {
  value: T
  /** Acts of ours that the server has not answered. */
  waiting: number
  /** The last refusal that nothing of ours has overtaken. */
  refused: Act | null
}

/** Acts the server's copy cannot know: still waiting, or answered after the copy was asked for. */
function unseen(acts: readonly Act[], subject: string, askedAt: number): Act[] {
  return acts
    .filter((act) => act.subject === subject && (act.state === 'waiting' || (act.state === 'delivered' && (act.answeredAt ?? 0) >= askedAt)))
    .sort((a, b) => a.seq - b.seq)
}

function about<T>(value: T, acts: readonly Act[], subject: string): Folded<T> {
  const own = acts.filter((act) => act.subject === subject).sort((a, b) => a.seq - b.seq)
  const last = own.at(-1)
  return { value, waiting: own.filter((act) => act.state === 'waiting').length, refused: last?.state === 'refused' ? last : null }
}

/** A dispatch as the captain sees it. An act that no longer fits the server's state changes nothing: the server will say why. */
export function foldDispatch<T extends DispatchLike>(server: T, acts: readonly Act[], askedAt: number): Folded<T> {
  let value = server
  for (const act of unseen(acts, server.id, askedAt)) {
    const step = DISPATCH[act.verb as DispatchVerb]
    if (step === undefined || !step.from.includes(value.status)) continue
    value = { ...value, status: step.to, ...(step.stamp ? { [step.stamp]: act.occurredAt } : {}), ...(typeof act.body.people === 'number' ? { people: act.body.people } : {}) }
  }
  return about(value, acts, server.id)
}

export function foldAssignment<T extends AssignmentLike>(server: T, acts: readonly Act[], askedAt: number): Folded<T> {
  let value = server
  for (const act of unseen(acts, server.id, askedAt)) {
    const step = ASSIGNMENT[act.verb as AssignmentVerb]
    if (step !== undefined && step.from.includes(value.status)) value = { ...value, status: step.to }
  }
  return about(value, acts, server.id)
}

export interface ReceiptLike {
  dispatch_id: string
  acknowledged_at: string | null
  people_out: number | null
  people_inside: number | null
  missing: string[]
}

export interface SignalLike {
  id: string
  receipts: ReceiptLike[]
}

/** A withdrawal signal with the answers this phone has given on top. */
export function foldSignal<T extends SignalLike>(server: T, acts: readonly Act[], askedAt: number): Folded<T> {
  let value = server
  for (const act of unseen(acts, server.id, askedAt)) {
    if (act.verb !== 'acknowledge') continue
    const { dispatch_id, people_out = null, people_inside = null, missing = [] } = act.body as Partial<ReceiptLike>
    value = {
      ...value,
      receipts: value.receipts.map((receipt) => (receipt.dispatch_id === dispatch_id ? { ...receipt, acknowledged_at: receipt.acknowledged_at ?? act.occurredAt, people_out, people_inside, missing } : receipt)),
    }
  }
  return about(value, acts, server.id)
}

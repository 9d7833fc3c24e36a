/** Which call of the server each act is. The act's id is the Idempotency-Key, its time is claimed as `occurred_at`. */
import { api, once, take } from '@/api/client'
import type { Delivery, Send } from './outbox'
import type { Act, AssignmentVerb, Collection, DispatchVerb } from './types'

interface Request {
  headers: Record<string, string>
  body: Record<string, unknown>
}

/** What each collection calls the time and the number of a tap. */
const stamps: Record<Collection, (act: Act) => Record<string, unknown>> = {
  dispatches: (act) => ({ occurred_at: act.occurredAt, device_seq: act.seq }),
  assignments: (act) => ({ occurred_at: act.occurredAt, device_seq: act.seq }),
  entries: (act) => (act.verb === 'enter' ? { time_in: act.occurredAt } : { time_out: act.occurredAt }),
  notes: (act) => ({ occurred_at: act.occurredAt }),
  withdrawals: (act) => (act.verb === 'raise' ? { occurred_at: act.occurredAt } : { occurred_at: act.occurredAt, device_seq: act.seq }),
}

const requestOf = (act: Act): Request => ({ headers: once(act.id), body: { ...act.body, ...stamps[act.collection](act) } })

const dispatchCalls = {
  receive: '/api/dispatches/{dispatch_id}/receive',
  refuse: '/api/dispatches/{dispatch_id}/refuse',
  turn_out: '/api/dispatches/{dispatch_id}/turn-out',
  arrive: '/api/dispatches/{dispatch_id}/arrive',
  work: '/api/dispatches/{dispatch_id}/work',
  rest: '/api/dispatches/{dispatch_id}/rest',
  release: '/api/dispatches/{dispatch_id}/release',
  return: '/api/dispatches/{dispatch_id}/return',
} as const satisfies Record<DispatchVerb, string>

const assignmentCalls = {
  accept: '/api/assignments/{assignment_id}/accept',
  start: '/api/assignments/{assignment_id}/start',
  block: '/api/assignments/{assignment_id}/block',
  done: '/api/assignments/{assignment_id}/done',
} as const satisfies Record<AssignmentVerb, string>

async function call(act: Act, subject: string): Promise<unknown> {
  const { headers, body } = requestOf(act)
  switch (act.collection) {
    case 'dispatches':
      return take(api.POST(dispatchCalls[act.verb as DispatchVerb], { params: { path: { dispatch_id: subject } }, headers, body: body as never }))
    case 'assignments':
      return take(api.POST(assignmentCalls[act.verb as AssignmentVerb], { params: { path: { assignment_id: subject } }, headers, body: body as never }))
    case 'entries':
      return act.verb === 'enter'
        ? take(api.POST('/api/incidents/{incident_id}/entries', { params: { path: { incident_id: subject } }, headers, body: body as never }))
        : take(api.POST('/api/entries/{entry_id}/exit', { params: { path: { entry_id: subject } }, headers, body: body as never }))
    case 'withdrawals':
      return act.verb === 'raise'
        ? take(api.POST('/api/incidents/{incident_id}/withdrawals', { params: { path: { incident_id: subject } }, headers, body: body as never }))
        : take(api.POST('/api/withdrawals/{withdrawal_id}/acknowledge', { params: { path: { withdrawal_id: subject } }, headers, body: body as never }))
    case 'notes':
      return take(api.POST('/api/incidents/{incident_id}/notes', { params: { path: { incident_id: subject } }, headers, body: body as never }))
  }
}

const isThing = (value: unknown): value is Delivery['value'] & object =>
  typeof value === 'object' && value !== null && typeof (value as { id?: unknown }).id === 'string'

export const send: Send = async (act, subject) => {
  const told = await call(act, subject)
  const value: unknown = Array.isArray(told) ? told[0] : told // people enter by the list, here one at a time
  return { value: isThing(value) ? value : null }
}

/** The verbs of an incident's main line as forms: from where they are open, to whom, and what they ask. The server judges. */
import { api, take } from '@/api/client'
import type { Incident } from '@/api/types'

export type Value = string | number | boolean | null

export interface Field {
  name: string
  kind: 'line' | 'text' | 'number' | 'choice' | 'check'
  required?: boolean
  /** The dictionary whose words name the options. */
  words?: string
  options?: string[]
  initial?: (incident: Incident) => Value
  /** Options that only the server knows. */
  choices?: (incident: Incident) => Promise<{ value: string; label: string }[]>
}

export interface Step {
  verb: string
  from: string[]
  permission: string
  /** Who holds this right does the thing itself and need not ask for it. */
  unless?: string
  fields: Field[]
  /** Shown first and filled: the next thing to do. */
  main?: boolean
  send: (id: string, body: Record<string, unknown>) => Promise<unknown>
}

const GRADES = ['extraordinary', 'major', 'serious', 'ordinary']
const of = (incident_id: string) => ({ params: { path: { incident_id } } })
const REASON: Field = { name: 'reason', kind: 'text', required: true }
const grading: Field[] = [
  { name: 'confirmed', kind: 'choice', words: 'accident_grade', options: GRADES, initial: (i) => i.grading.proposal?.confirmed ?? i.grading.confirmed },
  { name: 'potential', kind: 'choice', words: 'accident_grade', options: GRADES, initial: (i) => i.grading.proposal?.potential ?? i.grading.potential },
  { name: 'reason', kind: 'text' },
]

const INTO: Field = {
  name: 'into_id', kind: 'choice', required: true, initial: (i) => i.asked?.into_id ?? '',
  choices: async (i) => (await take(api.GET('/api/incidents/{incident_id}/duplicates', of(i.id)))).map((d) => ({ value: d.incident_id, label: `${d.number} ${d.title}` })),
}
const RECEIVER: Field = {
  name: 'org_path', kind: 'choice', required: true,
  choices: async () => (await take(api.GET('/api/call-receivers'))).map((body) => ({ value: body.org_path, label: body.name })),
}
const ask = (about: 'merge' | 'false_alarm') => (id: string, body: Record<string, unknown>) =>
  take(api.POST('/api/incidents/{incident_id}/requests', { ...of(id), body: { about, ...body } as never }))

/** The four facts that the law asks of a response. */
const responding: Field[] = [
  { name: 'level', kind: 'choice', required: true, words: 'response_level', options: ['I', 'II', 'III', 'IV'], initial: (i) => i.response_level },
  { name: 'matter', kind: 'line', required: true, initial: (i) => i.title }, { name: 'expected_hours', kind: 'number', required: true, initial: () => 6 },
  { name: 'measures', kind: 'text', required: true },
]
const respond = (id: string, body: Record<string, unknown>) => take(api.POST('/api/incidents/{incident_id}/respond', { ...of(id), body: body as never }))

export const STEPS: Step[] = [
  { verb: 'verify', from: ['received'], permission: 'incident.verify', main: true, fields: [{ name: 'notes', kind: 'text' }], send: (id, body) => take(api.POST('/api/incidents/{incident_id}/verify', { ...of(id), body })) },
  {
    verb: 'confirm', from: ['verifying'], permission: 'incident.grade', main: true,
    fields: [{ name: 'title', kind: 'line', initial: (i) => i.title }, { name: 'place_text', kind: 'line', initial: (i) => i.place_text }, { name: 'substance', kind: 'line', initial: (i) => i.substance }],
    send: (id, body) => take(api.POST('/api/incidents/{incident_id}/confirm', { ...of(id), body })),
  },
  { verb: 'falseAlarm', from: ['received', 'verifying'], permission: 'incident.grade', fields: [REASON], send: (id, body) => take(api.POST('/api/incidents/{incident_id}/false-alarm', { ...of(id), body: body as { reason: string } })) },
  { verb: 'askFalseAlarm', from: ['received', 'verifying'], permission: 'incident.verify', unless: 'incident.grade', fields: [REASON], send: ask('false_alarm') },
  { verb: 'merge', from: ['received', 'verifying'], permission: 'incident.merge', fields: [INTO, REASON], send: (id, body) => take(api.POST('/api/incidents/{incident_id}/merge', { ...of(id), body: body as never })) },
  { verb: 'askMerge', from: ['received', 'verifying'], permission: 'incident.verify', unless: 'incident.merge', fields: [INTO, REASON], send: ask('merge') },
  { verb: 'transfer', from: ['received', 'verifying'], permission: 'incident.verify', fields: [RECEIVER, REASON], send: (id, body) => take(api.POST('/api/incidents/{incident_id}/transfer', { ...of(id), body: body as never })) },
  { verb: 'grade', from: ['confirmed'], permission: 'incident.grade', main: true, fields: grading, send: (id, body) => take(api.POST('/api/incidents/{incident_id}/grade', { ...of(id), body })) },
  {
    verb: 'regrade', from: ['graded', 'responding', 'onsite', 'controlled', 'ended', 'reopened', 'evaluating', 'closed'], permission: 'incident.grade', fields: grading,
    send: (id, body) => take(api.POST('/api/incidents/{incident_id}/regrade', { ...of(id), body })),
  },
  { verb: 'respond', from: ['graded', 'reopened'], permission: 'incident.respond', main: true, fields: responding, send: respond },
  { verb: 'adjust', from: ['responding', 'onsite', 'controlled'], permission: 'incident.respond', fields: [...responding, { name: 'reason', kind: 'text' }, { name: 'commander_statement', kind: 'text' }], send: respond },
  { verb: 'onsite', from: ['responding'], permission: 'incident.respond', main: true, fields: [{ name: 'place', kind: 'line', required: true }], send: (id, body) => take(api.POST('/api/incidents/{incident_id}/onsite', { ...of(id), body: body as never })) },
  {
    verb: 'control', from: ['responding', 'onsite'], permission: 'incident.respond', main: true,
    fields: [
      { name: 'source_controlled', kind: 'check' }, { name: 'monitoring_below_limit', kind: 'check' }, { name: 'no_secondary_danger', kind: 'check' },
      { name: 'statement', kind: 'text', required: true }, { name: 'search_end_decision', kind: 'text' },
    ],
    send: (id, body) => take(api.POST('/api/incidents/{incident_id}/control', { ...of(id), body: body as never })),
  },
  {
    verb: 'end', from: ['controlled'], permission: 'incident.respond', main: true,
    fields: [{ name: 'handed_over_to', kind: 'line', required: true }, { name: 'residual_risks', kind: 'text', required: true }, { name: 'measures', kind: 'text', required: true }],
    send: (id, body) => take(api.POST('/api/incidents/{incident_id}/end', { ...of(id), body: body as never })),
  },
  { verb: 'evaluate', from: ['ended'], permission: 'incident.close', main: true, fields: [{ name: 'notes', kind: 'text' }], send: (id, body) => take(api.POST('/api/incidents/{incident_id}/evaluate', { ...of(id), body })) },
  { verb: 'reopen', from: ['ended'], permission: 'incident.respond', fields: [REASON], send: (id, body) => take(api.POST('/api/incidents/{incident_id}/reopen', { ...of(id), body: body as { reason: string } })) },
  {
    verb: 'close', from: ['evaluating'], permission: 'incident.close', main: true,
    fields: [{ name: 'final_report', kind: 'text', required: true }, { name: 'lessons', kind: 'text', required: true }, { name: 'plan_backcheck', kind: 'text', required: true }],
    send: (id, body) => take(api.POST('/api/incidents/{incident_id}/close', { ...of(id), body: body as never })),
  },
]

/** What this person may do with the incident as it stands, the next thing first. */
export function openSteps(incident: Incident, can: (permission: string) => boolean): Step[] {
  return STEPS.filter((step) => step.from.includes(incident.status) && can(step.permission) && !(step.unless && can(step.unless))).sort((a, b) => Number(b.main ?? false) - Number(a.main ?? false))
}

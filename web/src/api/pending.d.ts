/* Written by hand: operations of rooms whose server part is still to come. It shrinks to nothing; then this file goes. */
type Id = string
type When = string
type Json = Record<string, unknown>

export interface components {
  schemas: {
    IncidentBriefOut: { id: Id; number: string; title: string; status: string; incident_type: string; place_text: string; lon: number | null; lat: number | null; substance: string }
    StepOut: { status: string; occurred_at: When | null; claimed_at: When | null; recorded_at: When; is_implied: boolean; by: string }
    MyDispatchOut: {
      id: Id; incident_id: Id; order_no: number; team_id: Id; team_name: string; task: string; rendezvous: string; rendezvous_lon: number | null; rendezvous_lat: number | null
      notes: string; contact: string; status: string; ordered_by: string; ordered_at: When; issued_at: When | null; people: number | null
      steps: components['schemas']['StepOut'][]; incident: components['schemas']['IncidentBriefOut']
    }
    MyAssignmentOut: { id: Id; incident_id: Id; title: string; detail: string; place: string; owner_name: string; status: string; due_at: When | null; incident: components['schemas']['IncidentBriefOut'] }
    TapIn: { occurred_at?: When; device_seq?: number; lon?: number; lat?: number; people?: number }
    SaidOut: { zh: string; en: string }
    ReasonOut: { code: string; params: Json; text: components['schemas']['SaidOut'] }
    ArrivalOut: { method: string; minutes: number; low: number; high: number; distance_m: number; source: string; data_date: string | null }
    CandidateOut: {
      team_id: Id; name: string; tier: string; tier_zh: string; disciplines: string[]; capabilities: string[]; status: string; people: number | null; people_ready: number | null
      vehicles_ready: number | null; readiness: string; declared_at: When | null; duty_phone: string | null; lon: number | null; lat: number | null; position_assumed: boolean; is_demonstration: boolean
    }
    RankedOut: { rank: number; team: components['schemas']['CandidateOut']; arrival: components['schemas']['ArrivalOut']; reasons: components['schemas']['ReasonOut'][]; doubts: components['schemas']['ReasonOut'][] }
    ExclusionOut: { team: components['schemas']['CandidateOut']; arrival: components['schemas']['ArrivalOut'] | null; code: string; reason: components['schemas']['ReasonOut'] }
    RecommendationOut: {
      id: Id; incident_id: Id; generated_at: When; generated_by: string; rules_version: string; data_oldest_at: When | null; need: { disciplines: string[]; capabilities: string[]; at: When }
      ordered: components['schemas']['RankedOut'][]; excluded: components['schemas']['ExclusionOut'][]; decision: string | null; decision_reason: string; decided_by: string; decided_at: When | null; decision_support_only: true
    }
    DispatchIn: { team_id: Id; task: string; rendezvous?: string; rendezvous_lon?: number | null; rendezvous_lat?: number | null; notes?: string; contact?: string; recommendation_id?: Id | null }
    DispatchOut: {
      id: Id; incident_id: Id; order_no: number; team_id: Id; team_name: string; task: string; rendezvous: string; rendezvous_lon: number | null; rendezvous_lat: number | null; notes: string; contact: string
      recommendation_id: Id | null; expected: components['schemas']['ArrivalOut'] | null; status: string; ordered_by: string; ordered_at: When; issues_at: When; issued_at: When | null
      steps: { status: string; occurred_at: When | null; claimed_at: When | null; recorded_at: When; is_implied: boolean; by: string }[]
      people: number | null; equipment: string; refusal: { code: string; reason: string } | null; cancel_reason: string | null; lon: number | null; lat: number | null; position_at: When | null
      clock_minutes: number | null; holds_incident: boolean
    }
    AssignmentIn: { title: string; detail?: string; dispatch_id?: Id | null; group?: string | null; owner_name?: string; place?: string; due_at?: When | null }
    AssignmentOut: {
      id: Id; incident_id: Id; dispatch_id: Id | null; owner_name: string; group: string | null; title: string; detail: string; place: string; due_at: When | null; status: string; result: string
      blocked_reason: string; overdue_at: When | null; given_by: string; given_at: When; steps: { status: string; occurred_at: When; recorded_at: When; by: string }[]; holds_incident: boolean
    }
    CommandTermOut: {
      id: Id; incident_id: Id; person_id: Id; person_name: string; person_post: string; person_org: string; status: string; nominated_by: string; nominated_at: When; briefing: string; reason: string
      accepted_at: When | null; ended_at: When | null
    }
    EntryOut: {
      id: Id; incident_id: Id; dispatch_id: Id | null; team_name: string; name: string; zone: string; task: string; pressure: number | null; stay_minutes: number | null; time_in: When; due_out_at: When
      time_out: When | null; overdue_at: When | null; logged_by: string; recorded_at: When; holds_incident: boolean
    }
  }
}

type Call<P, B, O> = {
  parameters: P & { header?: never; cookie?: never }
  responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': O } } }
} & (B extends null ? { requestBody?: never } : { requestBody: { content: { 'application/json': B } } })
interface None { query?: never; path?: never }
interface Dispatch { query?: never; path: { dispatch_id: Id } }
interface Incident { query?: never; path: { incident_id: Id } }
type S = components['schemas']

export interface paths {
  '/api/enterprises': { get: Call<{ path?: never; query: { q: string; limit?: number } }, null, { items: { id: Id; name: string; lon: number | null; lat: number | null }[] }> }
  '/api/incidents/{incident_id}/dispatch-recommendations': { post: Call<Incident, { disciplines?: string[] }, S['RecommendationOut']> }
  '/api/dispatch-recommendations/{recommendation_id}/decide': { post: Call<{ query?: never; path: { recommendation_id: Id } }, { decision: string; reason?: string }, S['RecommendationOut']> }
  '/api/incidents/{incident_id}/dispatches': { post: Call<Incident, S['DispatchIn'], S['DispatchOut']> }
  '/api/dispatches/{dispatch_id}/undo': { post: Call<Dispatch, Json, S['DispatchOut']> }
  '/api/dispatches/{dispatch_id}/cancel': { post: Call<Dispatch, { reason: string }, S['DispatchOut']> }
  '/api/dispatches/{dispatch_id}/release': { post: Call<Dispatch, { notes?: string }, S['DispatchOut']> }
  '/api/incidents/{incident_id}/assignments': { post: Call<Incident, S['AssignmentIn'], S['AssignmentOut']> }
  '/api/assignments/{assignment_id}/verify': { post: Call<{ query?: never; path: { assignment_id: Id } }, { result?: string }, S['AssignmentOut']> }
  '/api/incidents/{incident_id}/command/nominate': { post: Call<Incident, { person_id: Id; briefing?: string; reason?: string }, S['CommandTermOut']> }
  '/api/incidents/{incident_id}/command/accept': { post: Call<Incident, Json, S['CommandTermOut']> }
  '/api/incidents/{incident_id}/entries': { post: Call<Incident, { names: string[]; zone: string; dispatch_id?: Id | null; team_name?: string; task?: string; stay_minutes?: number | null; pressure?: number | null }, S['EntryOut'][]> }
  '/api/entries/{entry_id}/exit': { post: Call<{ query?: never; path: { entry_id: Id } }, Json, S['EntryOut']> }
  '/api/my/dispatches': { get: Call<None, null, S['MyDispatchOut'][]> }
  '/api/my/assignments': { get: Call<None, null, S['MyAssignmentOut'][]> }
  '/api/dispatches/{dispatch_id}/receive': { post: Call<{ query?: never; path: { dispatch_id: Id } }, S['TapIn'], { id: Id }> }
  '/api/dispatches/{dispatch_id}/refuse': { post: Call<{ query?: never; path: { dispatch_id: Id } }, S['TapIn'], { id: Id }> }
  '/api/dispatches/{dispatch_id}/turn-out': { post: Call<{ query?: never; path: { dispatch_id: Id } }, S['TapIn'], { id: Id }> }
  '/api/dispatches/{dispatch_id}/arrive': { post: Call<{ query?: never; path: { dispatch_id: Id } }, S['TapIn'], { id: Id }> }
  '/api/dispatches/{dispatch_id}/work': { post: Call<{ query?: never; path: { dispatch_id: Id } }, S['TapIn'], { id: Id }> }
  '/api/dispatches/{dispatch_id}/rest': { post: Call<{ query?: never; path: { dispatch_id: Id } }, S['TapIn'], { id: Id }> }
  '/api/dispatches/{dispatch_id}/return': { post: Call<{ query?: never; path: { dispatch_id: Id } }, S['TapIn'], { id: Id }> }
  '/api/assignments/{assignment_id}/accept': { post: Call<{ query?: never; path: { assignment_id: Id } }, S['TapIn'], { id: Id }> }
  '/api/assignments/{assignment_id}/start': { post: Call<{ query?: never; path: { assignment_id: Id } }, S['TapIn'], { id: Id }> }
  '/api/assignments/{assignment_id}/block': { post: Call<{ query?: never; path: { assignment_id: Id } }, S['TapIn'], { id: Id }> }
  '/api/assignments/{assignment_id}/done': { post: Call<{ query?: never; path: { assignment_id: Id } }, S['TapIn'], { id: Id }> }
}

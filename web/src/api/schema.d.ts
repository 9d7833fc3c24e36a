/* Written by hand until `npm run client` can read the server's schema; the same names, so that nothing else changes then. */
/* eslint-disable @typescript-eslint/no-empty-object-type */
type Id = string
type When = string

export interface components {
  schemas: {
    SessionOut: {
      account: { id: Id; username: string }
      person: { id: Id; name: string; post: string } | null
      org: { id: Id; name: string; path: string; admin_level: string; division_code: string }
      roles: string[]; permissions: string[]; demo: boolean; server_time: When; version: string; home: string
    }
    IncidentOut: {
      id: Id; number: string; title: string; status: string; incident_type: string; place_text: string
      lon: number | null; lat: number | null; substance: string; org_path: string
      deaths: number | null; injured: number | null; serious_injuries: number | null; trapped: number | null; missing: number | null
      grade_confirmed: string | null; grade_potential: string | null; response_level: string | null
      occurred_at: When | null; received_at: When; created_at: When; ended_at: When | null
      enterprise_id: Id | null; is_demo: boolean; is_drill: boolean; merged_into_id: Id | null
    }
    ReportIn: {
      place_text: string; what: string; caller_name: string; caller_phone?: string; lon?: number | null; lat?: number | null; coordinate_system?: string
      substance?: string; deaths?: number | null; injured?: number | null; serious_injuries?: number | null; trapped?: number | null; missing?: number | null
      occurred_at?: When | null; received_at?: When | null; words?: string; enterprise_id?: Id | null; source: string
    }
    ReportOut: { id: Id; incident_id: Id; place_text: string; what: string; caller_name: string; caller_phone: string; received_at: When; words: string }
    ReportedOut: { report: components['schemas']['ReportOut']; incident: components['schemas']['IncidentOut'] }
    HintsOut: {
      caller: { enterprise_id: Id; enterprise_name: string; person_name: string; post: string; lon: number | null; lat: number | null; address: string } | null
      duplicates: { incident_id: Id; number: string; title: string; received_at: When; distance_m: number | null }[]
      hazards: { id: Id; name: string; level: string; substance: string; quantity: string; distance_m: number | null }[]
      known: Record<string, unknown>
    }
    TimelineEntryOut: {
      id: Id; seq: number; kind: string; actor_name: string; actor_org: string; occurred_at: When; recorded_at: When
      params: Record<string, unknown>; changes: { collection: string; id: Id; value: Record<string, unknown> | null }[]
    }
    DispatchOut: {
      id: Id; incident_id: Id; team_id: Id; team_name: string; status: string; task: string; rendezvous: string; people: number | null
      issues_at: When | null; issued_at: When | null; received_at: When | null; turned_out_at: When | null; arrived_at: When | null; released_at: When | null
      eta: { minutes: number; low: number; high: number; method: string } | null; reason: string; ordered_by: string
    }
    AssignmentOut: { id: Id; incident_id: Id; title: string; owner: string; status: string; due_at: When | null; result: string }
    RoomOut: {
      incident: components['schemas']['IncidentOut']; seq: number
      reports: components['schemas']['ReportOut'][]; dispatches: components['schemas']['DispatchOut'][]; assignments: components['schemas']['AssignmentOut'][]
      timeline: components['schemas']['TimelineEntryOut'][]
    }
    MapSourcesOut: {
      sources: { name: string; source: string; date: string | null; mark: string; note: string }[]
      review_note: string; tianditu: { available: boolean }
    }
    IncidentPage: { items: components['schemas']['IncidentOut'][]; total: number | null; next: string | null }
  }
}

type Call<P, B, O> = {
  parameters: P & { header?: never; cookie?: never }
  responses: { 200: { headers: { [name: string]: unknown }; content: { 'application/json': O } } }
} & (B extends null ? { requestBody?: never } : { requestBody: { content: { 'application/json': B } } })
interface None { query?: never; path?: never }
interface Incident { path: { incident_id: Id } }
type S = components['schemas']

export interface paths {
  '/api/session': { get: Call<None, null, S['SessionOut']> }
  '/api/reports': { post: Call<None, S['ReportIn'], S['ReportedOut']> }
  '/api/reports/hints': { get: Call<{ query: { phone?: string; place_text?: string; what?: string; lon?: number; lat?: number } }, null, S['HintsOut']> }
  '/api/incidents': { get: Call<{ query?: { status?: string; q?: string; cursor?: string } }, null, S['IncidentPage']> }
  '/api/incidents/{incident_id}/room': { get: Call<Incident, null, S['RoomOut']> }
  '/api/incidents/{incident_id}/timeline': { get: Call<Incident & { query?: { after?: number } }, null, S['TimelineEntryOut'][]> }
  '/api/map/sources': { get: Call<None, null, S['MapSourcesOut']> }
}

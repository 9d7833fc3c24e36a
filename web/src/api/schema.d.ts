/* Written by hand until `npm run client` can read the server's schema; the same names, so that nothing else changes then. */
/* eslint-disable @typescript-eslint/no-empty-object-type */
type Id = string
type When = string

type Json = Record<string, unknown>

export interface components {
  schemas: {
    OrganisationBrief: { id: Id; name: string; short_name: string; org_path: string; kind: string; admin_level: string; division_code: string }
    SessionOut: {
      account: { id: Id; username: string } | null
      person: { id: Id; name: string; post: string } | null
      org: components['schemas']['OrganisationBrief'] | null
      roles: string[]; permissions: string[]; demo: boolean; second_factor_missing: boolean; server_time: When; version: string; home: string
    }
    Casualties: {
      id: Id; deaths: number | null; missing: number | null; trapped: number | null; injured: number | null; serious_injuries: number | null; critical: number | null
      acute_poisonings: number | null; evacuated: number | null; direct_loss: number | null
      as_of: When; recorded_at: When; recorded_by: string; source: string; counts: boolean; last_counted_day: string
    }
    IncidentOut: {
      id: Id; number: string; title: string; status: string; incident_type: string; subtype: string; place_text: string
      lon: number | null; lat: number | null; division_code: string; division_name: string; org_path: string; is_outside_area: boolean
      substance: string; enterprise_id: Id | null; enterprise_name: string; occurred_at: When | null; received_at: When; recorded_at: When
      grading: {
        confirmed: string | null; potential: string | null; graded_at: When | null; needs_regrade: boolean
        proposal: { confirmed: string | null; potential: string | null; rule_set: string; source: string; mark: string; basis: { figure: string; value: number; at_least: number; grade: string; potential: boolean }[] } | null
      }
      casualties: components['schemas']['Casualties'] | null
      response_level: string | null; post: { place: string; lon: number | null; lat: number | null } | null
      merged_into: Id | null; transferred_to: Id | null; controlled_at: When | null; ended_at: When | null; closed_at: When | null
    }
    ReportIn: {
      place_text: string; what: string; caller_name: string; caller_phone?: string; lon?: number | null; lat?: number | null; coordinate_system?: string
      subtype?: string; substance?: string; deaths?: number | null; injured?: number | null; serious_injuries?: number | null; trapped?: number | null; missing?: number | null
      occurred_at?: When | null; received_at?: When | null; words?: string; enterprise_id?: Id | null; source: string
    }
    ReportOut: { id: Id; incident_id: Id; place_text: string; what: string; caller_name: string; caller_phone: string; received_at: When; words: string }
    ReportedOut: { report: components['schemas']['ReportOut']; incident: components['schemas']['IncidentOut'] }
    ReportTaskOut: {
      id: Id; incident_id: Id; body_path: string; limit: string; receiver_level: string; channel: string; status: string; base_at: When; due_at: When
      amber_at: When; red_at: When; source: string; mark: string; sent_at: When | null; sent_by: string; receiver_name: string; incident_number: string; incident_title: string
    }
    HintsOut: {
      caller: { enterprise_id: Id; name: string; address: string; lon: number | null; lat: number | null; matched: string } | null
      duplicates: { incident_id: Id; number: string; title: string; status: string; received_at: When; distance_m: number | null; minutes_apart: number }[]
      hazards: { id: Id; name: string; enterprise_name: string; level: string; substances: string; distance_m: number }[]
      known: {
        division: { code: string; name: string; path: string; is_outside_area: boolean } | null; wind?: null
        targets: { id: Id; name: string; kind: string; people: number | null; distance_m: number }[]; people_near: number | null; radius_m: number
      }
    }
    IncidentTypeOut: { code: string; zh: string; en: string; key: string; subtypes: { code: string; zh: string; en: string }[]; disciplines: string[]; capabilities: string[]; short_window: boolean; source: string; mark: string }
    TimelineEntryOut: {
      id: Id; incident_id: Id; seq: number; kind: string; actor_name: string; actor_org: string; occurred_at: When; recorded_at: When
      params: Json; text: { zh: string; en: string }; changes: { collection: string; id: Id; value: Json | null }[]
    }
    IncidentBriefOut: { id: Id; number: string; title: string; status: string; incident_type: string; place_text: string; lon: number | null; lat: number | null; substance: string }
    StepOut: { status: string; occurred_at: When | null; claimed_at: When | null; recorded_at: When; is_implied: boolean; by: string }
    MyDispatchOut: {
      id: Id; incident_id: Id; order_no: number; team_id: Id; team_name: string; task: string; rendezvous: string; rendezvous_lon: number | null; rendezvous_lat: number | null
      notes: string; contact: string; status: string; ordered_by: string; ordered_at: When; issued_at: When | null; people: number | null
      steps: components['schemas']['StepOut'][]; incident: components['schemas']['IncidentBriefOut']
    }
    MyAssignmentOut: { id: Id; incident_id: Id; title: string; detail: string; place: string; owner_name: string; status: string; due_at: When | null; incident: components['schemas']['IncidentBriefOut'] }
    TapIn: { occurred_at?: When; device_seq?: number; lon?: number; lat?: number; people?: number }
    MapSourcesOut: {
      version: string; attribution: string; review_note: string; has_boundaries: boolean; has_tianditu: boolean; max_zoom: number
      sources: { key: string; title: string; source: string; data_date: string | null; review_number: string | null; note: string; is_loaded: boolean }[]
    }
    RoomOut: { incident_id: Id; seq: number; server_time: When; collections: { [name: string]: { [id: string]: Json } }; timeline: Omit<components['schemas']['TimelineEntryOut'], 'changes'>[] }
    // command
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
    ResponseOut: {
      id: Id; body_path: string; body_name: string; admin_level: string; level: string; matter: string; expected_hours: number; measures: string; status: string; started_at: When; started_by: string
      level_since: When; terminated_at: When | null
    }
    SheetOut: {
      form: string; title_zh: string; title_en: string; kind: string; seq_no: number; generated_at: When; generated_by: string; organisation: string; incident_id: Id; number: string; timeline_seq: number
      sections: { key: string; zh: string; en: string; fields: { key: string; zh: string; en: string; value: string | null }[] }[]
      timeline: Omit<components['schemas']['TimelineEntryOut'], 'changes'>[]; signatures: string[]
    }
    PersonOut: { id: Id; name: string; post: string; org: components['schemas']['OrganisationBrief'] }
    IncidentPage: { items: components['schemas']['IncidentOut'][]; total: number | null; next: string | null }
    PlaceOut: { id: Id; name: string; kind: string; division_name: string; lon: number; lat: number }
    ShiftOut: { id: Id; starts_at: When; ends_at: When; leader: { id: Id; name: string } | null; officers: { id: Id; name: string }[] }
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
  '/api/session': { get: Call<None, null, S['SessionOut']> }
  '/api/reports': { post: Call<None, S['ReportIn'], S['ReportedOut']> }
  '/api/reports/hints': { get: Call<{ path?: never; query?: { phone?: string; place_text?: string; what?: string; lon?: number; lat?: number } }, null, S['HintsOut']> }
  '/api/incident-types': { get: Call<None, null, S['IncidentTypeOut'][]> }
  '/api/report-tasks': { get: Call<None, null, S['ReportTaskOut'][]> }
  '/api/incidents': { get: Call<{ path?: never; query?: { status?: string[]; q?: string; is_open?: boolean; cursor?: string; limit?: number } }, null, S['IncidentPage']> }
  '/api/incidents/{incident_id}/room': { get: Call<Incident, null, S['RoomOut']> }
  '/api/map/sources': { get: Call<None, null, S['MapSourcesOut']> }
  '/api/incidents/{incident_id}/timeline': { get: Call<{ path: { incident_id: Id }; query?: { after?: number } }, null, { items: S['TimelineEntryOut'][]; seq: number }> }
  '/api/places': { get: Call<{ path?: never; query: { q: string; limit?: number } }, null, S['PlaceOut'][]> }
  '/api/enterprises': { get: Call<{ path?: never; query: { q: string; limit?: number } }, null, { items: { id: Id; name: string; lon: number | null; lat: number | null }[] }> }
  // command
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
  '/api/incidents/{incident_id}/verify': { post: Call<Incident, Json, S['IncidentOut']> }
  '/api/incidents/{incident_id}/confirm': { post: Call<Incident, Json, S['IncidentOut']> }
  '/api/incidents/{incident_id}/false-alarm': { post: Call<Incident, Json, S['IncidentOut']> }
  '/api/incidents/{incident_id}/grade': { post: Call<Incident, Json, S['IncidentOut']> }
  '/api/incidents/{incident_id}/regrade': { post: Call<Incident, Json, S['IncidentOut']> }
  '/api/incidents/{incident_id}/respond': { post: Call<Incident, Json, S['IncidentOut']> }
  '/api/incidents/{incident_id}/onsite': { post: Call<Incident, Json, S['IncidentOut']> }
  '/api/incidents/{incident_id}/control': { post: Call<Incident, Json, S['IncidentOut']> }
  '/api/incidents/{incident_id}/end': { post: Call<Incident, Json, S['IncidentOut']> }
  '/api/incidents/{incident_id}/reopen': { post: Call<Incident, Json, S['IncidentOut']> }
  '/api/incidents/{incident_id}/evaluate': { post: Call<Incident, Json, S['IncidentOut']> }
  '/api/incidents/{incident_id}/close': { post: Call<Incident, Json, S['IncidentOut']> }
  '/api/incidents/{incident_id}/casualties': { post: Call<Incident, Json, S['IncidentOut']> }
  '/api/incidents/{incident_id}/notes': { post: Call<Incident, { text: string }, S['TimelineEntryOut']> }
  '/api/incidents/{incident_id}/sheet': { get: Call<Incident, null, S['SheetOut']> }
  '/api/report-tasks/{task_id}/sent': { post: Call<{ query?: never; path: { task_id: Id } }, { receiver_name: string }, S['ReportTaskOut']> }
  '/api/contacts': { get: Call<{ path?: never; query?: { q?: string; limit?: number } }, null, { items: S['PersonOut'][] }> }
  '/api/incidents/{incident_id}/merge': { post: Call<Incident, { into_id: Id; reason: string }, S['IncidentOut']> }
  '/api/shifts': { get: Call<{ path?: never; query?: { org_id?: Id } }, null, { items: S['ShiftOut'][] }> }
  '/api/my/dispatches': { get: Call<None, null, S['MyDispatchOut'][]> }
  '/api/my/assignments': { get: Call<None, null, S['MyAssignmentOut'][]> }
  '/api/dispatches/{dispatch_id}/receive': { post: Call<{ query?: never; path: { dispatch_id: Id } }, S['TapIn'], { id: Id }> }
  '/api/dispatches/{dispatch_id}/refuse': { post: Call<{ query?: never; path: { dispatch_id: Id } }, S['TapIn'], { id: Id }> }
  '/api/dispatches/{dispatch_id}/turn-out': { post: Call<{ query?: never; path: { dispatch_id: Id } }, S['TapIn'], { id: Id }> }
  '/api/dispatches/{dispatch_id}/arrive': { post: Call<{ query?: never; path: { dispatch_id: Id } }, S['TapIn'], { id: Id }> }
  '/api/dispatches/{dispatch_id}/work': { post: Call<{ query?: never; path: { dispatch_id: Id } }, S['TapIn'], { id: Id }> }
  '/api/dispatches/{dispatch_id}/rest': { post: Call<{ query?: never; path: { dispatch_id: Id } }, S['TapIn'], { id: Id }> }
  '/api/dispatches/{dispatch_id}/release': { post: Call<{ query?: never; path: { dispatch_id: Id } }, S['TapIn'], { id: Id }> }
  '/api/dispatches/{dispatch_id}/return': { post: Call<{ query?: never; path: { dispatch_id: Id } }, S['TapIn'], { id: Id }> }
  '/api/assignments/{assignment_id}/accept': { post: Call<{ query?: never; path: { assignment_id: Id } }, S['TapIn'], { id: Id }> }
  '/api/assignments/{assignment_id}/start': { post: Call<{ query?: never; path: { assignment_id: Id } }, S['TapIn'], { id: Id }> }
  '/api/assignments/{assignment_id}/block': { post: Call<{ query?: never; path: { assignment_id: Id } }, S['TapIn'], { id: Id }> }
  '/api/assignments/{assignment_id}/done': { post: Call<{ query?: never; path: { assignment_id: Id } }, S['TapIn'], { id: Id }> }
  '/api/incidents/{incident_id}/entries': { post: Call<Incident, Record<string, unknown>, { id: Id }[]> }
  '/api/entries/{entry_id}/exit': { post: Call<{ query?: never; path: { entry_id: Id } }, S['TapIn'], { id: Id }> }
  '/api/incidents/{incident_id}/notes': { post: Call<Incident, { text: string; occurred_at?: When }, S['TimelineEntryOut']> }
}

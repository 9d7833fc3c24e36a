/** Short names for the server's shapes. */
import type { components } from './schema'

type Schemas = components['schemas']
export type Session = Schemas['SessionOut']
export type Incident = Schemas['IncidentOut']
export type Casualties = Schemas['CasualtiesOut']
export type ReportIn = Schemas['ReportIn']
/** In a room's collections the incident's own name is left out. */
export type ReportTask = Schemas['ReportTaskOut']
export type DueReport = Schemas['DueReportOut']
export type Hints = Schemas['HintsOut']
export type TimelineLine = Schemas['TimelineLineOut']
export type TimelineEntry = Schemas['TimelineEntryOut']
export type Room = Schemas['RoomOut']
export type IncidentType = Schemas['IncidentTypeOut']
export type Sheet = Schemas['SheetOut']
export type Recommendation = Schemas['RecommendationOut']
export type Ranked = Schemas['RankedOut']
export type Arrival = Schemas['ArrivalOut']
export type Dispatch = Schemas['DispatchOut']
export type JointPlan = Schemas['JointPlanOut']
export type OrderPromise = Schemas['PromiseOut']
export type Assignment = Schemas['AssignmentOut']
export type CommandTerm = Schemas['CommandTermOut']
export type Entry = Schemas['EntryOut']
export type Withdrawal = Schemas['WithdrawalOut']
export type Commander = Schemas['CommanderOut']
export type OutgoingReport = Schemas['OutgoingOut']

/** One body's response, as the room's collection `responses` holds it. */
export interface ResponseActivation {
  id: string
  body_path: string
  body_name: string
  admin_level: string
  level: string
  matter: string
  expected_hours: number
  measures: string
  status: 'active' | 'terminated'
  started_at: string
  started_by: string
  level_since: string
  /** How often the body tells the situation at this level. [P] */
  situation_minutes: number
  terminated_at: string | null
}

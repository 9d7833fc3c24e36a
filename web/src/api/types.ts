/** Short names for the server's shapes. */
import type { components } from './schema'

type Schemas = components['schemas']
export type Session = Schemas['SessionOut']
export type Incident = Schemas['IncidentOut']
export type Casualties = Schemas['Casualties']
export type ReportIn = Schemas['ReportIn']
export type ReportTask = Schemas['ReportTaskOut']
export type Hints = Schemas['HintsOut']
export type TimelineEntry = Schemas['TimelineEntryOut']
export type Room = Schemas['RoomOut']
export type IncidentType = Schemas['IncidentTypeOut']
export type Recommendation = Schemas['RecommendationOut']
export type Ranked = Schemas['RankedOut']
export type Arrival = Schemas['ArrivalOut']
export type Dispatch = Schemas['DispatchOut']
export type Assignment = Schemas['AssignmentOut']
export type CommandTerm = Schemas['CommandTermOut']
export type Entry = Schemas['EntryOut']
export type ResponseActivation = Schemas['ResponseOut']
export type Sheet = Schemas['SheetOut']
export type TimelineLine = Omit<TimelineEntry, 'changes'>

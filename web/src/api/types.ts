/** Short names for the server's shapes. */
import type { components } from './schema'

type Schemas = components['schemas']
export type Session = Schemas['SessionOut']
export type Incident = Schemas['IncidentOut']
export type ReportIn = Schemas['ReportIn']
export type Hints = Schemas['HintsOut']
export type TimelineEntry = Schemas['TimelineEntryOut']
export type Dispatch = Schemas['DispatchOut']
export type Assignment = Schemas['AssignmentOut']
export type Room = Schemas['RoomOut']

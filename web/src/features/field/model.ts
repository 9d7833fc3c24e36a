/** The captain's order as the phone needs it: all of it must be there without a network. */
import type { components } from '@/api/schema'

type Schemas = components['schemas']

export type Packet = Schemas['PacketOut']

export interface Order {
  id: string
  incident_id: string
  incident_title: string
  place_text: string
  /** Where to go: the meeting point when it has a position, else the scene. */
  lon: number | null
  lat: number | null
  rendezvous: string
  team_name: string
  status: string
  task: string
  notes: string
  contact: string
  ordered_by: string
  /** What to know before getting out; copies kept by older versions have none. */
  packet?: Packet | null
  people: number | null
  received_at: string | null
  turned_out_at: string | null
  arrived_at: string | null
  released_at: string | null
}

export type Task = Pick<Schemas['MyAssignmentOut'], 'id' | 'incident_id' | 'title' | 'detail' | 'place' | 'status' | 'due_at'>

/** A withdrawal signal as the phone keeps it: what it says, where to go, and the answers of our own teams. */
export type Signal = Pick<Schemas['MyWithdrawalOut'], 'id' | 'incident_id' | 'status' | 'reason_code' | 'reason' | 'gather' | 'gather_lon' | 'gather_lat' | 'words' | 'raised_by' | 'raised_at' | 'reentry_allowed' | 'end_reason'> & {
  incident_title: string
  receipts: Pick<Schemas['ReceiptOut'], 'dispatch_id' | 'team_name' | 'acknowledged_at' | 'people_out' | 'people_inside' | 'missing'>[]
}

export interface Work {
  orders: Order[]
  tasks: Task[]
  signals: Signal[]
}

export const NO_WORK: Work = { orders: [], tasks: [], signals: [] }

export function orderFrom(told: Schemas['MyDispatchOut']): Order {
  const at = (status: string) => {
    const step = told.steps.find((each) => each.status === status)
    return step ? (step.occurred_at ?? step.claimed_at) : null
  }
  const meets = told.rendezvous_lon !== null && told.rendezvous_lat !== null
  return {
    id: told.id, incident_id: told.incident_id, incident_title: told.incident.title, place_text: told.incident.place_text,
    lon: meets ? told.rendezvous_lon : told.incident.lon, lat: meets ? told.rendezvous_lat : told.incident.lat,
    rendezvous: told.rendezvous, team_name: told.team_name, status: told.status, task: told.task, notes: told.notes, contact: told.contact,
    ordered_by: told.ordered_by, packet: told.packet, people: told.people,
    received_at: at('received'), turned_out_at: at('turned_out'), arrived_at: at('arrived'), released_at: at('released'),
  }
}

export const taskFrom = (told: Schemas['MyAssignmentOut']): Task => ({
  id: told.id, incident_id: told.incident_id, title: told.title, detail: told.detail, place: told.place, status: told.status, due_at: told.due_at,
})

export const signalFrom = (told: Schemas['MyWithdrawalOut']): Signal => ({
  id: told.id, incident_id: told.incident_id, status: told.status, reason_code: told.reason_code, reason: told.reason, gather: told.gather, gather_lon: told.gather_lon, gather_lat: told.gather_lat,
  words: told.words, raised_by: told.raised_by, raised_at: told.raised_at, reentry_allowed: told.reentry_allowed, end_reason: told.end_reason, incident_title: told.incident.title,
  receipts: told.receipts.map(({ dispatch_id, team_name, acknowledged_at, people_out, people_inside, missing }) => ({ dispatch_id, team_name, acknowledged_at, people_out, people_inside, missing })),
})

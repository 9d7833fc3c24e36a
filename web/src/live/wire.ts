/** What travels between the stream, the one connection of this browser, and its tabs. */

export interface LiveMessage {
  /** The number the server published it under. */
  id: string
  type: string
  incident_id: string | null
  org_path: string
  data: Record<string, unknown>
}

export type LiveStatus = 'closed' | 'connecting' | 'open' | 'down' | 'signed-out'

export type FromHub =
  | { kind: 'message'; message: LiveMessage }
  /** Something was missed and cannot be made up: fetch anew. */
  | { kind: 'resync' }
  | { kind: 'status'; status: LiveStatus; at: number }
  /** A sign of life: an event or a keep-alive. */
  | { kind: 'alive'; at: number }

export type ToHub = { kind: 'start' } | { kind: 'stop' } | { kind: 'hello' }

/** Short words to the person at the desk: one at a time in the corner, an undo bar while something can be taken back. */
import { reactive } from 'vue'
import { uuid } from './uuid'

export interface Notice {
  id: string
  text: string
  tone: 'ok' | 'warn' | 'bad' | 'info'
  /** Seconds until it goes; 0 stays until closed. */
  seconds: number
  undo?: () => unknown
  undoLabel?: string
  endsAt?: number
}

export const notices = reactive<Notice[]>([])

export function say(text: string, tone: Notice['tone'] = 'ok', seconds = 6): string {
  const id = uuid()
  notices.push({ id, text, tone, seconds })
  if (seconds > 0) setTimeout(() => dismiss(id), seconds * 1000)
  return id
}

/** Offers to take something back until `endsAt` (milliseconds of this machine's clock). */
export function offerUndo(text: string, undoLabel: string, endsAt: number, undo: () => unknown): string {
  const id = uuid()
  notices.push({ id, text, tone: 'info', seconds: 0, undo, undoLabel, endsAt })
  setTimeout(() => dismiss(id), Math.max(0, endsAt - Date.now()))
  return id
}

export function dismiss(id: string): void {
  const at = notices.findIndex((n) => n.id === id)
  if (at >= 0) notices.splice(at, 1)
}

/** The tab's side of the stream: handlers by type, at most two bursts a second, and a light that never lies about age. */
import { computed, onScopeDispose, reactive } from 'vue'
import { useNow, serverNow } from '@/kit/time'
import { link, type Link } from './link'
import type { FromHub, LiveMessage, LiveStatus } from './wire'

type Handler = (messages: LiveMessage[]) => void

const BURST_MS = 500

const state = reactive<{ status: LiveStatus; aliveAt: number }>({ status: 'closed', aliveAt: 0 })
const handlers = new Set<Handler>()
const resyncs = new Set<() => void>()
let joined: Link | null = null
/** Whether this tab has been on the open stream since it was last closed. */
let listening = false
let waiting: LiveMessage[] = []
let lastBurst = 0
let timer: ReturnType<typeof setTimeout> | undefined

function flush(): void {
  timer = undefined
  lastBurst = Date.now()
  const batch = waiting
  waiting = []
  handlers.forEach((handle) => handle(batch))
}

/** Takes what the hub tells; exported for tests. */
export function hear(told: FromHub): void {
  if (told.kind === 'message') {
    waiting.push(told.message)
    timer ??= setTimeout(flush, Math.max(0, lastBurst + BURST_MS - Date.now()))
  } else if (told.kind === 'resync') {
    resyncs.forEach((run) => run())
  } else {
    if (told.kind === 'status') turn(told.status)
    state.aliveAt = Math.max(state.aliveAt, told.at)
  }
}

/** What was fetched before the stream opened may have missed what happened in between; a line that drops resumes by itself. */
function turn(status: LiveStatus): void {
  state.status = status
  if (status === 'closed' || status === 'signed-out') listening = false
  if (status !== 'open' || listening) return
  listening = true
  resyncs.forEach((run) => run())
}

/** Opens the stream for the person who has just signed in. */
export function openLive(): void {
  joined ??= link(hear)
  joined.send({ kind: 'start' })
}

/** Closes it for every tab, at sign-out. */
export function closeLive(): void {
  joined?.send({ kind: 'stop' })
}

/** Hears events for as long as the calling component lives; `resync` means: what you fetched may have missed something. */
export function useLive(handle: Handler, resync: () => void): void {
  handlers.add(handle)
  resyncs.add(resync)
  onScopeDispose(() => {
    handlers.delete(handle)
    resyncs.delete(resync)
  })
}

export type Light = 'green' | 'amber' | 'red'

/** Green up to 5 s since the last sign of life, amber up to 30 s, red beyond or when the stream is down. */
export const lightOf = (status: LiveStatus, age: number): Light =>
  status !== 'open' ? (age <= 30_000 && status === 'connecting' ? 'amber' : 'red') : age <= 5_000 ? 'green' : age <= 30_000 ? 'amber' : 'red'

/** Open, and yet nothing has come for a while: late, whatever the connection says. */
export const standingOf = (status: LiveStatus, light: Light): LiveStatus | 'late' => (status === 'open' && light !== 'green' ? 'late' : status)

export function useLiveLight() {
  const now = useNow()
  const age = computed(() => {
    void now.value
    return state.aliveAt === 0 ? Infinity : Math.max(0, Date.now() - state.aliveAt)
  })
  const light = computed(() => lightOf(state.status, age.value))
  return {
    age,
    light,
    status: computed(() => state.status),
    standing: computed(() => standingOf(state.status, light.value)),
    at: computed(() => (state.aliveAt === 0 ? null : state.aliveAt + (serverNow() - Date.now()))),
  }
}

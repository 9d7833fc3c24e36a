/** Holds the one stream of this browser: reconnects with a growing delay, resumes after the last number it saw. */
import { eventParser, type StreamEvent } from './sse'
import type { FromHub, LiveMessage, LiveStatus } from './wire'

const STREAM = '/api/stream'
const SILENT_MS = 45_000
const DELAYS_MS = [500, 1000, 2000, 4000, 8000, 15_000]

export interface HubOptions {
  tell: (message: FromHub) => void
  fetch?: typeof globalThis.fetch
  delays?: number[]
  silentMs?: number
}

function parsed(event: StreamEvent): LiveMessage | null {
  try {
    const body = JSON.parse(event.data) as Partial<LiveMessage>
    return { id: event.id, type: body.type ?? event.event, incident_id: body.incident_id ?? null, org_path: body.org_path ?? '', data: body.data ?? {} }
  } catch {
    return null
  }
}

export class Hub {
  private status: LiveStatus = 'closed'
  private lastId = ''
  private aliveAt = 0
  private failures = 0
  private stopper: AbortController | null = null

  constructor(private readonly options: HubOptions) {}

  start(): void {
    if (this.stopper) return
    this.stopper = new AbortController()
    void this.run(this.stopper.signal)
  }

  /** Ends the stream; with it goes the memory of what was seen, for the next person may see other things. */
  stop(): void {
    this.stopper?.abort()
    this.stopper = null
    this.lastId = ''
    this.say('closed')
  }

  /** What a tab that has just come needs to know. */
  hello(): void {
    this.options.tell({ kind: 'status', status: this.status, at: this.aliveAt })
  }

  private say(status: LiveStatus): void {
    this.status = status
    this.options.tell({ kind: 'status', status, at: this.aliveAt })
  }

  private alive(): void {
    this.aliveAt = Date.now()
    this.options.tell({ kind: 'alive', at: this.aliveAt })
  }

  private async run(signal: AbortSignal): Promise<void> {
    const delays = this.options.delays ?? DELAYS_MS
    while (!signal.aborted) {
      this.say(this.failures === 0 ? 'connecting' : 'down')
      const signedOut = await this.connect(signal).catch(() => false)
      if (signal.aborted) return
      if (signedOut) {
        this.stopper = null
        this.lastId = ''
        return this.say('signed-out')
      }
      this.say('down')
      const wait = delays[Math.min(this.failures, delays.length - 1)]!
      this.failures += 1
      await new Promise((resolve) => setTimeout(resolve, wait * (0.8 + 0.4 * Math.random())))
    }
  }

  /** One connection from start to end; true when the server no longer knows us. */
  private async connect(signal: AbortSignal): Promise<boolean> {
    const silence = new AbortController()
    const either = AbortSignal.any([signal, silence.signal])
    let watchdog = setTimeout(() => silence.abort(), this.options.silentMs ?? SILENT_MS)
    const beat = () => {
      clearTimeout(watchdog)
      watchdog = setTimeout(() => silence.abort(), this.options.silentMs ?? SILENT_MS)
      this.alive()
    }
    try {
      const headers: Record<string, string> = { Accept: 'text/event-stream' }
      if (this.lastId !== '') headers['Last-Event-ID'] = this.lastId
      const ask = this.options.fetch ?? globalThis.fetch.bind(globalThis)
      const response = await ask(STREAM, { headers, credentials: 'same-origin', cache: 'no-store', signal: either })
      if (signal.aborted) return false
      if (response.status === 401 || response.status === 403) return true
      if (!response.ok || !response.body) return false
      const again = this.failures > 0 && this.lastId === ''
      this.failures = 0
      this.say('open')
      beat()
      if (again) this.options.tell({ kind: 'resync' })
      const feed = eventParser((event) => this.take(event), beat)
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return false
        beat()
        feed(value)
      }
    } finally {
      clearTimeout(watchdog)
    }
  }

  private take(event: StreamEvent): void {
    if (event.id !== '') this.lastId = event.id
    if (event.event === 'resync') return this.options.tell({ kind: 'resync' })
    const message = parsed(event)
    if (message) this.options.tell({ kind: 'message', message })
  }
}

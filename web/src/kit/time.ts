/** Time as people read it: Beijing time, 24 hours, the day only when it is not today. The server's clock rules. */
import { readonly, ref, type Ref } from 'vue'

const ZONE = 'Asia/Shanghai'
const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
})

let offset = 0
const tick = ref(Date.now())
let timer: ReturnType<typeof setInterval> | undefined

export type Instant = string | number | Date

const ms = (at: Instant) => (at instanceof Date ? at.getTime() : typeof at === 'number' ? at : Date.parse(at))

function split(at: Instant) {
  const found = Object.fromEntries(parts.formatToParts(ms(at)).map((p) => [p.type, p.value]))
  return { date: `${found.year}-${found.month}-${found.day}`, short: `${found.month}-${found.day}`, hm: `${found.hour}:${found.minute}`, hms: `${found.hour}:${found.minute}:${found.second}` }
}

/** Takes the server's time as the true one; a wrong clock on this desk changes no countdown. */
export function setServerTime(iso: string, receivedAt = Date.now()): void {
  const server = Date.parse(iso)
  if (Number.isFinite(server)) offset = server - receivedAt
  tick.value = serverNow()
}

export const serverNow = (): number => Date.now() + offset
export const clockOffset = (): number => offset

/** The server's now, moving once a second, shared by the whole page. */
export function useNow(): Readonly<Ref<number>> {
  timer ??= setInterval(() => (tick.value = serverNow()), 1000)
  return readonly(tick)
}

/** HH:mm:ss today, MM-DD HH:mm on other days. */
export function clockTime(at: Instant | null | undefined, now: number = serverNow()): string {
  if (at === null || at === undefined) return ''
  const [given, today] = [split(at), split(now)]
  return given.date === today.date ? given.hms : `${given.short} ${given.hm}`
}

/** HH:mm today, MM-DD HH:mm on other days. */
export function shortTime(at: Instant | null | undefined, now: number = serverNow()): string {
  if (at === null || at === undefined) return ''
  const [given, today] = [split(at), split(now)]
  return given.date === today.date ? given.hm : `${given.short} ${given.hm}`
}

/** yyyy-MM-dd HH:mm:ss, for hover, print and records. */
export function fullTime(at: Instant | null | undefined): string {
  if (at === null || at === undefined) return ''
  const given = split(at)
  return `${given.date} ${given.hms}`
}

/** A length of time as HH:MM:SS, or MM:SS below an hour when `compact`. */
export function length(milliseconds: number, compact = false): string {
  const total = Math.max(0, Math.floor(Math.abs(milliseconds) / 1000))
  const [h, m, s] = [Math.floor(total / 3600), Math.floor((total % 3600) / 60), total % 60]
  const two = (n: number) => String(n).padStart(2, '0')
  return compact && h === 0 ? `${two(m)}:${two(s)}` : `${two(h)}:${two(m)}:${two(s)}`
}

/** What the value of a datetime-local field means in Beijing, as ISO UTC. */
export function fromLocalField(value: string): string | null {
  const at = Date.parse(`${value.length === 16 ? `${value}:00` : value}+08:00`)
  return Number.isFinite(at) ? new Date(at).toISOString() : null
}

/** The value of a datetime-local field for an instant, in Beijing time. */
export function toLocalField(at: Instant): string {
  const given = split(at)
  return `${given.date}T${given.hm}`
}

export type Urgency = 'calm' | 'amber' | 'red' | 'over'

/** How a countdown looks: amber in its last quarter, red in its last tenth, over when passed. */
export function urgency(left: number, whole: number): Urgency {
  if (left <= 0) return 'over'
  if (left <= whole * 0.1) return 'red'
  return left <= whole * 0.25 ? 'amber' : 'calm'
}

/** The moment a person means by 13:58, 1358, 11-20 13:58 or 2026-11-20 13:58 in Beijing; a time of day yet to come was yesterday. */
export function spokenTime(text: string, now: number = serverNow()): string | null {
  const found = /^(?:(?:(\d{4})-)?(\d{1,2})-(\d{1,2})\s+)?(\d{1,2})[:：]?(\d{2})$/.exec(text.trim())
  if (!found) return null
  const [, year, month, day, hour, minute] = found
  if (Number(hour) > 23 || Number(minute) > 59) return null
  const today = split(now).date
  const two = (n: string) => n.padStart(2, '0')
  const date = month && day ? `${year ?? today.slice(0, 4)}-${two(month)}-${two(day)}` : today
  const at = Date.parse(`${date}T${two(hour!)}:${minute}:00+08:00`)
  if (!Number.isFinite(at)) return null
  return new Date(!month && at > now + 60_000 ? at - 86_400_000 : at).toISOString()
}

/** Keeps acts and sends them in the order of the taps: each leaves as often as it must and takes effect once. */
import { Problem, asProblem } from '@/api/problems'
import { uuid } from '@/kit/uuid'
import type { FieldStore } from './store'
import type { Act, NewAct } from './types'

/** What sending an act brought back. */
export interface Delivery {
  /** The thing after the act, as the server tells it. */
  value: { id: string } | null
}

export type Send = (act: Act, subject: string) => Promise<Delivery>

export interface Clock {
  now(): Date
}

export const DAYS_UNTIL_WARNING = 5
const DAY = 86_400_000
const SECOND_TAP = 5_000
const OWN = 'act:'

/** Names the thing that a waiting act will create. */
export const promised = (actId: string) => `${OWN}${actId}`

/** Will the same request have a chance later? Everything else is an answer and ends the act. */
const isPassing = (problem: Problem) => problem.offline || problem.status < 0 || problem.status >= 500 || [401, 408, 425, 429].includes(problem.status)

export interface FlushResult {
  sent: number
  refused: number
  left: number
  /** Somebody has to sign in again before the rest can leave. */
  needsSignIn: boolean
}

export class Outbox {
  constructor(
    private readonly store: FieldStore,
    private readonly send: Send,
    private readonly clock: Clock = { now: () => new Date() },
  ) {}

  /** Keeps an act; null when it repeats what is already on its way, so that a second tap does nothing. */
  async keep(account: string, act: NewAct): Promise<Act | null> {
    return this.store.transaction('rw', this.store.acts, this.store.notes, async () => {
      if (await this.repeats(account, act)) return null
      const seq = Math.max(((await this.store.note<number>('seq')) ?? 0) + 1, Math.floor(this.clock.now().getTime() / 1000))
      await this.store.putNote('seq', seq)
      const kept: Act = {
        ...act, id: uuid(), account, seq, occurredAt: this.clock.now().toISOString(),
        state: 'waiting', tries: 0, answeredAt: null, refusal: null, resultId: null, exportedAt: null,
      }
      await this.store.acts.add(kept)
      return kept
    })
  }

  /** The last thing done to the subject, asked again: not yet answered, or answered a moment ago. Going on after a block is no repetition. */
  private async repeats(account: string, act: NewAct): Promise<boolean> {
    const justNow = this.clock.now().getTime() - SECOND_TAP
    const last = await this.store.acts
      .where('[account+seq]').between([account, -Infinity], [account, Infinity])
      .filter((old) => old.subject === act.subject).last()
    if (last === undefined || last.verb !== act.verb || JSON.stringify(last.body) !== JSON.stringify(act.body)) return false
    return last.state === 'waiting' || (last.state === 'delivered' && (last.answeredAt ?? 0) > justNow)
  }

  async waiting(account: string): Promise<Act[]> {
    const acts = await this.store.acts.where('[account+state]').equals([account, 'waiting']).toArray()
    return acts.sort((a, b) => a.seq - b.seq)
  }

  /** Sends what waits, one after the other. Tabs take turns; a dead connection ends the round. */
  async flush(account: string): Promise<FlushResult> {
    const run = () => this.round(account)
    if (typeof navigator === 'undefined' || navigator.locks === undefined) return run()
    return navigator.locks.request(`muster-outbox-${account}`, run)
  }

  private async round(account: string): Promise<FlushResult> {
    const result: FlushResult = { sent: 0, refused: 0, left: 0, needsSignIn: false }
    const stuck = new Set<string>()
    for (const act of await this.waiting(account)) {
      const subject = await this.subjectOf(act)
      if (stuck.has(act.subject) || subject === null) continue
      const problem = await this.attempt(act, subject)
      if (problem === null) result.sent += 1
      else if (!isPassing(problem)) result.refused += 1
      else {
        stuck.add(act.subject) // what was done to one thing keeps its order
        if (problem.status === 401) result.needsSignIn = true
        if (problem.offline || problem.status === 401 || problem.status === 429) break
      }
    }
    result.left = (await this.waiting(account)).length
    return result
  }

  /** The server's name of what the act is about; null while the act that makes it has not arrived. */
  private async subjectOf(act: Act): Promise<string | null> {
    if (!act.subject.startsWith(OWN)) return act.subject
    const maker = await this.store.acts.get(act.subject.slice(OWN.length))
    if (maker?.state === 'refused') {
      await this.end(act, { state: 'refused', refusal: maker.refusal })
      return null
    }
    return maker?.resultId ?? null
  }

  private async attempt(act: Act, subject: string): Promise<Problem | null> {
    try {
      const { value } = await this.send(act, subject)
      await this.end(act, { state: 'delivered', resultId: value?.id ?? null })
      return null
    } catch (error) {
      const problem = asProblem(error)
      if (isPassing(problem)) await this.store.acts.update(act.id, { tries: act.tries + 1 })
      else await this.end(act, { state: 'refused', refusal: { code: problem.code, status: problem.status, title: problem.title, detail: problem.detail } })
      return problem
    }
  }

  private async end(act: Act, outcome: Partial<Act>): Promise<void> {
    await this.store.acts.update(act.id, { ...outcome, tries: act.tries + 1, answeredAt: this.clock.now().getTime() })
  }

  /** A refused act that the person has read leaves the list of open matters, not the store. */
  async settle(id: string): Promise<void> {
    await this.store.acts.update(id, { exportedAt: this.clock.now().getTime() })
  }

  /** Nothing unsent would be lost by wiping this account's store. */
  async mayWipe(account: string): Promise<boolean> {
    return (await this.waiting(account)).every((act) => act.exportedAt !== null)
  }

  /** Forgets everything of an account; refuses while something unsent is not saved elsewhere. */
  async wipe(account: string): Promise<boolean> {
    return this.store.transaction('rw', this.store.acts, this.store.copies, async () => {
      if (!(await this.mayWipe(account))) return false
      await this.store.acts.where('[account+seq]').between([account, -Infinity], [account, Infinity]).delete()
      await this.store.copies.where('account').equals(account).delete()
      return true
    })
  }

  /** Acts that have waited so long that a browser may clear them before they leave. */
  async overdue(account: string): Promise<Act[]> {
    const limit = this.clock.now().getTime() - DAYS_UNTIL_WARNING * DAY
    return (await this.waiting(account)).filter((act) => Date.parse(act.occurredAt) <= limit)
  }
}


import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Problem, unreachable } from '@/api/problems'
import { Outbox, promised, type Delivery } from './outbox'
import { FieldStore } from './store'
import type { Act, NewAct } from './types'

const CAPTAIN = 'captain'
const receive: NewAct = { verb: 'receive', collection: 'dispatches', subject: 'd1', title: '阳新液氨泄漏', body: {} }
const next = (verb: NewAct['verb']): NewAct => ({ ...receive, verb })

/** A server that keeps its promises: one effect for each key, whatever number of times it is asked. */
class Server {
  readonly effects = new Map<string, string>()
  answer: (act: Act) => Problem | null = () => null
  loseAnswers = false
  asked = 0

  send = async (act: Act, subject: string): Promise<Delivery> => {
    this.asked += 1
    const problem = this.answer(act)
    if (problem) throw problem
    this.effects.set(act.id, `${act.verb} ${subject}`)
    if (this.loseAnswers) throw unreachable()
    return { value: { id: `made-by-${act.seq}` } }
  }
}

let store: FieldStore
let server: Server
let at: Date
let outbox: Outbox

beforeEach(() => {
  store = new FieldStore(`test-${Math.random()}`)
  server = new Server()
  at = new Date('2026-11-21T06:00:00Z')
  outbox = new Outbox(store, server.send, { now: () => at })
})
afterEach(() => store.delete())

describe('keeping', () => {
  it('makes one act of two taps', async () => {
    const kept = await Promise.all([outbox.keep(CAPTAIN, receive), outbox.keep(CAPTAIN, receive)])
    expect(kept.filter((act) => act !== null)).toHaveLength(1)
    await outbox.flush(CAPTAIN)
    expect(await outbox.keep(CAPTAIN, receive)).toBeNull()
    expect(server.effects.size).toBe(1)
  })
  it('goes on with a task that was blocked in between', async () => {
    const task = (verb: 'start' | 'block') => ({ ...next('receive'), verb, collection: 'assignments' as const, subject: 't1' })
    for (const verb of ['start', 'block', 'start'] as const) expect(await outbox.keep(CAPTAIN, task(verb))).not.toBeNull()
  })
  it('writes down when it was done, not when it was sent', async () => {
    await outbox.keep(CAPTAIN, receive)
    at = new Date('2026-11-21T09:00:00Z')
    await outbox.flush(CAPTAIN)
    expect(await store.acts.toCollection().first()).toMatchObject({ occurredAt: '2026-11-21T06:00:00.000Z', state: 'delivered', answeredAt: at.getTime() })
  })
  it('counts on across reloads', async () => {
    const first = await outbox.keep(CAPTAIN, receive)
    const again = new Outbox(store, server.send, { now: () => new Date(0) })
    expect((await again.keep(CAPTAIN, next('turn_out')))?.seq).toBe((first?.seq ?? 0) + 1)
  })
  it('survives the page: another page finds and sends it', async () => {
    await outbox.keep(CAPTAIN, receive)
    await new Outbox(store, server.send).flush(CAPTAIN)
    expect([...server.effects.values()]).toEqual(['receive d1'])
  })
})

describe('sending', () => {
  it('keeps everything while there is no network and sends it in order afterwards', async () => {
    server.answer = () => unreachable()
    for (const verb of ['receive', 'turn_out', 'arrive'] as const) await outbox.keep(CAPTAIN, next(verb))
    expect(await outbox.flush(CAPTAIN)).toMatchObject({ sent: 0, left: 3 })
    expect(server.asked).toBe(1)
    server.answer = () => null
    expect(await outbox.flush(CAPTAIN)).toEqual({ sent: 3, refused: 0, left: 0, needsSignIn: false })
    expect([...server.effects.values()]).toEqual(['receive d1', 'turn_out d1', 'arrive d1'])
  })
  it('asks again under the same key when the answer was lost', async () => {
    server.loseAnswers = true
    await outbox.keep(CAPTAIN, receive)
    await outbox.flush(CAPTAIN)
    server.loseAnswers = false
    await outbox.flush(CAPTAIN)
    expect(server.asked).toBe(2)
    expect(server.effects.size).toBe(1)
  })
  it('keeps a refused act with its reason and goes on with the rest', async () => {
    server.answer = (act) => (act.verb === 'receive' ? new Problem('dispatch-cancelled', 409, '调令已取消') : null)
    await outbox.keep(CAPTAIN, receive)
    await outbox.keep(CAPTAIN, { ...receive, subject: 'd2', verb: 'arrive' })
    expect(await outbox.flush(CAPTAIN)).toMatchObject({ sent: 1, refused: 1, left: 0 })
    expect(await store.acts.where('id').notEqual('').filter((a) => a.state === 'refused').toArray()).toMatchObject([{ refusal: { code: 'dispatch-cancelled', title: '调令已取消' } }])
  })
  it('holds back what follows on the same thing while the server stumbles over the first', async () => {
    server.answer = (act) => (act.subject === 'd1' && act.verb === 'receive' ? new Problem('http-500', 500, '') : null)
    await outbox.keep(CAPTAIN, receive)
    await outbox.keep(CAPTAIN, next('turn_out'))
    await outbox.keep(CAPTAIN, { ...receive, subject: 'd2' })
    expect(await outbox.flush(CAPTAIN)).toMatchObject({ sent: 1, left: 2 })
    expect([...server.effects.values()]).toEqual(['receive d2'])
  })
  it('waits for a new sign-in and loses nothing', async () => {
    server.answer = () => new Problem('not-signed-in', 401, '')
    await outbox.keep(CAPTAIN, receive)
    expect(await outbox.flush(CAPTAIN)).toEqual({ sent: 0, refused: 0, left: 1, needsSignIn: true })
  })
  it('never sends one person’s acts in the name of another', async () => {
    await outbox.keep(CAPTAIN, receive)
    expect(await outbox.flush('somebody-else')).toMatchObject({ sent: 0, left: 0 })
    expect(server.effects.size).toBe(0)
  })
  it('names what an earlier act has made, and falls with it', async () => {
    const enter = await outbox.keep(CAPTAIN, { verb: 'enter', collection: 'entries', subject: 'i1', title: '赵某', body: { person_name: '赵某' } })
    const exit: NewAct = { verb: 'exit', collection: 'entries', subject: promised(enter?.id ?? ''), title: '赵某', body: {} }
    await outbox.keep(CAPTAIN, exit)
    await outbox.flush(CAPTAIN)
    expect([...server.effects.values()]).toEqual(['enter i1', `exit made-by-${enter?.seq}`])

    server.answer = (act) => (act.verb === 'enter' ? new Problem('not-allowed', 403, '') : null)
    const second = await outbox.keep(CAPTAIN, { verb: 'enter', collection: 'entries', subject: 'i1', title: '吴某', body: { person_name: '吴某' } })
    await outbox.keep(CAPTAIN, { ...exit, subject: promised(second?.id ?? '') })
    await outbox.flush(CAPTAIN)
    expect(await outbox.waiting(CAPTAIN)).toEqual([])
  })
})

describe('letting go', () => {
  it('wipes only what is sent or saved elsewhere', async () => {
    const kept = await outbox.keep(CAPTAIN, receive)
    expect(await outbox.wipe(CAPTAIN)).toBe(false)
    expect(await outbox.waiting(CAPTAIN)).toHaveLength(1)
    await store.acts.update(kept?.id ?? '', { exportedAt: at.getTime() })
    expect(await outbox.wipe(CAPTAIN)).toBe(true)
    expect(await store.acts.count()).toBe(0)
  })
  it('leaves the acts of other accounts on a shared phone', async () => {
    await outbox.keep('other', receive)
    expect(await outbox.wipe(CAPTAIN)).toBe(true)
    expect(await store.acts.count()).toBe(1)
  })
  it('warns of what has waited five days', async () => {
    await outbox.keep(CAPTAIN, receive)
    at = new Date('2026-11-25T05:00:00Z')
    expect(await outbox.overdue(CAPTAIN)).toEqual([])
    at = new Date('2026-11-26T06:00:00Z')
    expect(await outbox.overdue(CAPTAIN)).toHaveLength(1)
  })
})

import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

// A browser's Request knows its page's address; this one's must be told before the client takes it.
vi.hoisted(() => {
  globalThis.Request = class extends Request {
    constructor(input: RequestInfo | URL, init?: RequestInit) { super(typeof input === 'string' ? `http://localhost${input}` : input, init) }
  }
})

import { api, standing, take } from './client'
import { useSession } from './session'

const officer = { account: { id: 'a', username: 'huangshi.duty' }, org: { id: 'o', org_path: 'cn.p42.c4202' }, permissions: ['incident.report'], demo: true, server_time: '2026-11-22T01:00:00Z' }
const nobody = { ...officer, account: null, org: null, permissions: [] }
const refused = { type: 'urn:muster:error:not-signed-in', title: '未登录', status: 401, code: 'not-signed-in' }

/** A server that answers every call alike. */
const answers = (status: number, body: unknown) => vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } }))

describe('an expired sign-in', () => {
  beforeEach(async () => {
    vi.stubGlobal('location', { ...window.location, origin: 'http://localhost', reload: vi.fn() })
    setActivePinia(createPinia())
    answers(200, officer)
    await useSession().load()
  })
  afterEach(() => vi.unstubAllGlobals())

  it('is known from the first refused call, and the person stays', async () => {
    const [session, before] = [useSession(), standing.refusedActs]
    answers(401, refused)
    await expect(take(api.GET('/api/incidents', {}))).rejects.toMatchObject({ status: 401 })
    expect([session.expired, session.session?.account.id, standing.refusedActs]).toEqual([true, 'a', before])
    await expect(take(api.POST('/api/reports', { body: {} as never }))).rejects.toMatchObject({ status: 401 })
    expect(standing.refusedActs).toBe(before + 1)
  })

  it('stays expired until the same person is back, whose page is then whole again', async () => {
    const session = useSession()
    answers(200, nobody)
    await session.check()
    expect([session.expired, session.can('incident.report')]).toEqual([true, true])
    answers(200, officer)
    await session.check()
    expect([session.expired, vi.mocked(window.location.reload).mock.calls.length]).toEqual([false, 0])
  })

  it('opens an empty page for somebody else', async () => {
    answers(200, { ...officer, account: { id: 'b', username: 'huangshi.leader' } })
    await useSession().check()
    expect(window.location.reload).toHaveBeenCalledOnce()
  })
})

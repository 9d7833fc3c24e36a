import { describe, expect, it } from 'vitest'
import { Hub } from './hub'
import { eventParser, type StreamEvent } from './sse'
import type { FromHub } from './wire'

const body = (...pieces: string[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      pieces.forEach((piece) => controller.enqueue(new TextEncoder().encode(piece)))
      controller.close()
    },
  })

describe('eventParser', () => {
  it('reads events however the bytes are cut', () => {
    const heard: StreamEvent[] = []
    let comments = 0
    const feed = eventParser((event) => heard.push(event), () => comments++)
    for (const piece of [': hi\n\nid: 4\nevent: inci', 'dents.recorded\ndata: {"a":1}\n', '\nid: 5\r\ndata: x\r\ndata: y\r\n\r\n']) feed(piece)
    expect(comments).toBe(1)
    expect(heard).toEqual([{ id: '4', event: 'incidents.recorded', data: '{"a":1}' }, { id: '5', event: 'message', data: 'x\ny' }])
  })
})

describe('Hub', () => {
  it('resumes after the last number it saw', async () => {
    const told: FromHub[] = []
    const asked: (string | null)[] = []
    const hub: Hub = new Hub({
      tell: (message) => told.push(message),
      delays: [1],
      fetch: async (_url, init) => {
        asked.push(new Headers(init?.headers).get('Last-Event-ID'))
        if (asked.length === 3) hub.stop()
        return new Response(body(`id: ${asked.length}\nevent: incidents.recorded\ndata: {"type":"incidents.recorded","incident_id":"i","org_path":"cn","data":{}}\n\n`))
      },
    })
    hub.start()
    await expect.poll(() => asked.length).toBe(3)
    expect(asked.slice(0, 2)).toEqual([null, '1'])
    expect(told.filter((m) => m.kind === 'message')[0]).toMatchObject({ message: { id: '1', type: 'incidents.recorded', incident_id: 'i' } })
    expect(told.some((m) => m.kind === 'resync')).toBe(false)
  })

  it('says resync when it lost the line before it had any number', async () => {
    const told: FromHub[] = []
    let calls = 0
    const hub: Hub = new Hub({
      tell: (message) => told.push(message),
      delays: [1],
      fetch: async () => {
        calls += 1
        if (calls === 3) hub.stop()
        return new Response(body(': hi\n\n'))
      },
    })
    hub.start()
    await expect.poll(() => told.some((m) => m.kind === 'resync')).toBe(true)
  })

  it('stops and says so when the server no longer knows the person', async () => {
    const told: FromHub[] = []
    const hub = new Hub({ tell: (message) => told.push(message), fetch: async () => new Response(null, { status: 401 }) })
    hub.start()
    await expect.poll(() => told.at(-1)).toMatchObject({ kind: 'status', status: 'signed-out' })
  })
})

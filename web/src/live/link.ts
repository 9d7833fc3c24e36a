/** Joins this tab to the browser's one stream: a shared worker, or the tab that holds the lock and tells the others. */
import { Hub } from './hub'
import type { FromHub, ToHub } from './wire'

export interface Link { send: (message: ToHub) => void }

const NAME = 'muster-live'

function bySharedWorker(hear: (message: FromHub) => void): Link {
  const worker = new SharedWorker(new URL('./worker.ts', import.meta.url), { type: 'module', name: NAME })
  worker.port.onmessage = ({ data }: MessageEvent<FromHub>) => hear(data)
  worker.port.start()
  return { send: (message) => worker.port.postMessage(message) }
}

function byLock(hear: (message: FromHub) => void): Link {
  const channel = new BroadcastChannel(NAME)
  let hub: Hub | null = null
  const tell = (message: FromHub) => {
    channel.postMessage(message)
    hear(message)
  }
  const obey = (message: ToHub) => {
    if (message.kind === 'start') hub?.start()
    if (message.kind === 'stop') hub?.stop()
    hub?.hello()
  }
  channel.onmessage = ({ data }: MessageEvent<FromHub | ToHub>) => {
    if (data.kind === 'start' || data.kind === 'stop' || data.kind === 'hello') obey(data)
    else hear(data)
  }
  let wanted = false
  void navigator.locks.request(NAME, () => {
    hub = new Hub({ tell })
    if (wanted) hub.start()
    return new Promise<never>(() => {}) // held until this tab goes
  })
  return {
    send(message) {
      wanted = message.kind === 'start' || (wanted && message.kind !== 'stop')
      if (hub) obey(message)
      else channel.postMessage(message)
    },
  }
}

function alone(hear: (message: FromHub) => void): Link {
  const hub = new Hub({ tell: hear })
  return {
    send(message) {
      if (message.kind === 'start') hub.start()
      if (message.kind === 'stop') hub.stop()
      hub.hello()
    },
  }
}

export function link(hear: (message: FromHub) => void): Link {
  if (typeof SharedWorker === 'function') return bySharedWorker(hear)
  if (typeof BroadcastChannel === 'function' && 'locks' in navigator) return byLock(hear)
  return alone(hear)
}

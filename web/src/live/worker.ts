/** The shared worker: one stream, any number of tabs. */
import { Hub } from './hub'
import type { ToHub } from './wire'

interface SharedScope { onconnect: ((event: MessageEvent) => void) | null }

const ports = new Set<MessagePort>()
const hub = new Hub({ tell: (message) => ports.forEach((port) => port.postMessage(message)) })

;(self as unknown as SharedScope).onconnect = ({ ports: [port] }) => {
  if (!port) return
  ports.add(port)
  port.onmessage = ({ data }: MessageEvent<ToHub>) => {
    if (data.kind === 'start') hub.start()
    if (data.kind === 'stop') hub.stop()
    hub.hello()
  }
  port.start()
}

/** Server-sent events over fetch: unlike EventSource it hears every event name, the keep-alive comments, and a 401. */

export interface StreamEvent { id: string; event: string; data: string }

/** Feeds text in any pieces; calls back for each complete event and for each comment. */
export function eventParser(onEvent: (event: StreamEvent) => void, onComment: () => void): (text: string) => void {
  let rest = ''
  let [id, event] = ['', '']
  let data: string[] = []
  const line = (text: string): void => {
    if (text === '') {
      if (data.length > 0 || event !== '') onEvent({ id, event: event || 'message', data: data.join('\n') })
      event = ''
      data = []
      return
    }
    if (text.startsWith(':')) return onComment()
    const colon = text.indexOf(':')
    const field = colon < 0 ? text : text.slice(0, colon)
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '')
    if (field === 'id') id = value
    else if (field === 'event') event = value
    else if (field === 'data') data.push(value)
  }
  return (text) => {
    rest += text
    const lines = rest.split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    lines.forEach(line)
  }
}

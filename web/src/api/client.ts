/** The one door to the server: typed by its own schema, with the headers every call needs. */
import createClient, { type Middleware } from 'openapi-fetch'
import { reactive } from 'vue'
import { preferences } from '@/kit/preferences'
import { uuid } from '@/kit/uuid'
import { problemOf, unreachable } from './problems'
import type { paths } from './schema'

/** The CSRF cookie's value; over https its name carries the __Host- prefix. */
export function csrfToken(cookies = document.cookie): string {
  return decodeURIComponent(/(?:^|;\s*)(?:__Host-)?muster_csrf=([^;]*)/.exec(cookies)?.[1] ?? '')
}

/** What the server's refusals say of our sign-in: whether it has run out, and how many acts failed for it. */
export const standing = reactive({ isUnknown: false, refusedActs: 0 })

const headers: Middleware = {
  onRequest({ request }) {
    request.headers.set('Accept-Language', preferences.language)
    if (request.method === 'GET' || request.method === 'HEAD') return request
    request.headers.set('X-CSRFToken', csrfToken())
    if (request.method === 'POST' && !request.headers.has('Idempotency-Key')) request.headers.set('Idempotency-Key', uuid())
    return request
  },
  async onResponse({ request, response }) {
    if (response.status === 401) {
      standing.isUnknown = true
      if (request.method !== 'GET') standing.refusedActs += 1
    }
    if (!response.ok) throw await problemOf(response)
    return response
  },
  onError({ error }) {
    return error instanceof TypeError ? unreachable() : undefined
  },
}

export const api = createClient<paths>({ baseUrl: '', credentials: 'same-origin', fetch: (request) => globalThis.fetch(request) })
api.use(headers)

/** The answer's body; refusals have been thrown as `Problem` already. */
export async function take<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data } = await call
  return data as T
}

/** Names the key of one deliberate act, so that sending it again is not doing it twice. */
export const once = (key: string) => ({ 'Idempotency-Key': key })

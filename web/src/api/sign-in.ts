/** Signing in: the headless browser API of the sign-in service (password, then a code or a passkey where one is set). */
import { preferences } from '@/kit/preferences'
import { api, csrfToken, take } from './client'
import { Problem, unreachable } from './problems'

const ROOT = '/_allauth/browser/v1'

interface Flow { id: string; is_pending?: boolean; types?: string[] }
interface Answer {
  status: number
  data?: { flows?: Flow[]; user?: { username?: string; display?: string }; creation_options?: unknown; request_options?: unknown; [key: string]: unknown }
  meta?: { is_authenticated?: boolean }
  errors?: { code: string; message: string; param?: string }[]
}

/** What stands between the person and the desk now. */
export type Step = { at: 'in' } | { at: 'password' } | { at: 'code' | 'passkey-or-code' } | { at: 'other'; flow: string }

export async function ask(method: string, path: string, body?: unknown): Promise<Answer> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': preferences.language }
  if (method !== 'GET') {
    if (csrfToken() === '') await take(api.GET('/api/session')) // hands out the page token; a quick hand may come before it
    headers['Content-Type'] = 'application/json'
    headers['X-CSRFToken'] = csrfToken()
  }
  let response: Response
  try {
    response = await fetch(ROOT + path, { method, headers, credentials: 'same-origin', body: body === undefined ? undefined : JSON.stringify(body) })
  } catch {
    throw unreachable()
  }
  const answer = (await response.json().catch(() => ({ status: response.status }))) as Answer
  if (response.status >= 500) throw new Problem(`http-${response.status}`, response.status, '')
  return { ...answer, status: response.status }
}

export function refuse(answer: Answer): never {
  const [first] = answer.errors ?? []
  throw new Problem(first?.code ?? `http-${answer.status}`, answer.status, answer.errors?.map((e) => e.message).join(' ') ?? '')
}

/** Where an answer leaves us; a refusal is thrown. */
export function stepOf(answer: Answer): Step {
  if (answer.status === 200 && answer.meta?.is_authenticated !== false) return { at: 'in' }
  if (answer.status !== 401) return refuse(answer)
  const pending = answer.data?.flows?.find((flow) => flow.is_pending)
  if (pending?.id === 'mfa_authenticate') return { at: pending.types?.includes('webauthn') ? 'passkey-or-code' : 'code' }
  if (pending) return { at: 'other', flow: pending.id }
  return { at: 'password' }
}

export const currentStep = async (): Promise<Step> => stepOf(await ask('GET', '/auth/session'))

export const byPassword = async (username: string, password: string): Promise<Step> => stepOf(await ask('POST', '/auth/login', { username, password }))

export const byCode = async (code: string): Promise<Step> => stepOf(await ask('POST', '/auth/2fa/authenticate', { code }))

/** Signs in with a passkey of this device; as the second step when a password has been given already. */
export async function byPasskey(second: boolean): Promise<Step> {
  const path = second ? '/auth/webauthn/authenticate' : '/auth/webauthn/login'
  const asked = await ask('GET', path)
  if (asked.status !== 200) refuse(asked)
  const options = asked.data?.request_options as { publicKey: PublicKeyCredentialRequestOptionsJSON }
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options.publicKey)
  const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential | null
  return stepOf(await ask('POST', path, { credential: credential?.toJSON() }))
}

export const passkeysWork = (): boolean =>
  window.isSecureContext && typeof PublicKeyCredential === 'function' && typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function'

/** Ends the session here and closes the stream of every tab. */
export async function signOut(): Promise<void> {
  await ask('DELETE', '/auth/session')
}

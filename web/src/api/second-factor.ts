/** The second factor of one's own account: one-time codes, passkeys, recovery codes. */
import { ask, refuse } from './sign-in'

export interface Factor { type: 'totp' | 'webauthn' | 'recovery_codes'; id?: number; name?: string; created_at: number; last_used_at?: number | null; unused_code_count?: number; total_code_count?: number }
export interface NewTotp { secret: string; totp_url: string }

const ROOT = '/account/authenticators'

async function answered<T>(call: ReturnType<typeof ask>): Promise<T> {
  const answer = await call
  if (answer.status >= 400) refuse(answer)
  return answer.data as T
}

export const factors = () => answered<Factor[]>(ask('GET', ROOT))

/** The secret of a new one-time code; null when one is active already. */
export async function newTotp(): Promise<NewTotp | null> {
  const answer = await ask('GET', `${ROOT}/totp`)
  return answer.status === 404 ? (answer.meta as unknown as NewTotp) : null
}

export const activateTotp = (code: string) => answered(ask('POST', `${ROOT}/totp`, { code }))
export const removeTotp = () => answered(ask('DELETE', `${ROOT}/totp`))
export const newRecoveryCodes = () => answered<{ unused_codes: string[] }>(ask('POST', `${ROOT}/recovery-codes`))
export const recoveryCodes = () => answered<{ unused_codes: string[] }>(ask('GET', `${ROOT}/recovery-codes`))
export const removePasskey = (id: number) => answered(ask('DELETE', `${ROOT}/webauthn`, { authenticators: [id] }))

/** Makes a passkey on this device and keeps its public half on the server. */
export async function addPasskey(name: string): Promise<void> {
  const { creation_options } = await answered<{ creation_options: { publicKey: PublicKeyCredentialCreationOptionsJSON } }>(ask('GET', `${ROOT}/webauthn?passwordless`))
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(creation_options.publicKey)
  const credential = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential | null
  await answered(ask('POST', `${ROOT}/webauthn`, { name, credential: credential?.toJSON() }))
}

/** The password again, when the last sign-in is some time ago. */
export const confirmPassword = (password: string) => answered(ask('POST', '/auth/reauthenticate', { password }))

export const changePassword = (current_password: string, new_password: string) => answered(ask('POST', '/account/password/change', { current_password, new_password }))

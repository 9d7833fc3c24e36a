/** Unsent acts as a file that only a pass phrase opens: for a phone that will not find a network in time. */
import type { Act } from './types'

const ROUNDS = 600_000

export interface SealedFile {
  format: 'muster-field-outbox'
  version: 1
  cipher: 'AES-256-GCM'
  derivation: 'PBKDF2-SHA-256'
  rounds: number
  salt: string
  iv: string
  data: string
}

const base64 = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
const bytesOf = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0))

async function keyOf(phrase: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', new TextEncoder().encode(phrase), 'PBKDF2', false, ['deriveKey'])
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

export async function seal(acts: readonly Act[], phrase: string): Promise<SealedFile> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const plain = new TextEncoder().encode(JSON.stringify(acts))
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyOf(phrase, salt, ROUNDS), plain)
  return {
    format: 'muster-field-outbox', version: 1, cipher: 'AES-256-GCM', derivation: 'PBKDF2-SHA-256', rounds: ROUNDS,
    salt: base64(salt), iv: base64(iv), data: base64(new Uint8Array(data)),
  }
}

/** The acts inside; throws when the phrase is wrong or the file was changed. */
export async function unseal(file: SealedFile, phrase: string): Promise<Act[]> {
  const key = await keyOf(phrase, bytesOf(file.salt), file.rounds)
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytesOf(file.iv) }, key, bytesOf(file.data))
  return JSON.parse(new TextDecoder().decode(plain)) as Act[]
}

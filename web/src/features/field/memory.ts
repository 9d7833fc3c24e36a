/** Who used this phone last: enough to open their orders without a network, no key to anything. */
import type { SignedIn } from '@/api/session'
import { store } from './outbox/store'

const NAME = 'session'

export const recallSession = async (): Promise<SignedIn | null> => (await store.note<SignedIn>(NAME)) ?? null

/** Copied first: a reactive proxy cannot be stored. */
export const keepSession = (session: SignedIn): Promise<void> => store.putNote(NAME, JSON.parse(JSON.stringify(session)))

export const forgetSession = (): Promise<void> => store.notes.delete(NAME)

/** Who sits here and what they may do. */
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { setServerTime } from '@/kit/time'
import { api, standing, take } from './client'
import type { Session } from './types'

export type SignedIn = Session & { account: NonNullable<Session['account']>; org: NonNullable<Session['org']> }
const isSignedIn = (found: Session): found is SignedIn => found.account !== null && found.org !== null

export const useSession = defineStore('session', () => {
  /** Somebody's, or null. */
  const session = ref<SignedIn | null>(null)
  /** Known to the sign-in page too. */
  const isDemo = ref(false)

  /** The server no longer knows who sits here. The page stays, and what was typed on it; nothing can be sent. */
  const expired = computed(() => session.value !== null && standing.isUnknown)

  async function ask(): Promise<SignedIn | null> {
    const from = Date.now()
    const found = await take(api.GET('/api/session'))
    setServerTime(found.server_time, (from + Date.now()) / 2)
    isDemo.value = found.demo
    const known = isSignedIn(found) ? found : null
    standing.isUnknown = known === null
    return known
  }

  /** Asks the server who we are; null when nobody is signed in. */
  async function load(): Promise<SignedIn | null> {
    session.value = await ask()
    return session.value
  }

  /** Asks whether the sign-in still stands. Nobody's leaves the page as it is; somebody else starts with an empty one. */
  async function check(): Promise<void> {
    const known = await ask()
    if (known === null) return
    if (session.value !== null && known.account.id !== session.value.account.id) window.location.reload()
    session.value = known
  }

  const forget = () => (session.value = null)
  const can = (permission: string) => session.value?.permissions.includes(permission) ?? false

  return { session, isDemo, expired, load, check, forget, can }
})

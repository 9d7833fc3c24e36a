/** Who sits here and what they may do. */
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { setServerTime } from '@/kit/time'
import { api, take } from './client'
import type { Session } from './types'

export type SignedIn = Session & { account: NonNullable<Session['account']>; org: NonNullable<Session['org']> }
const isSignedIn = (found: Session): found is SignedIn => found.account !== null && found.org !== null

export const useSession = defineStore('session', () => {
  /** Somebody's, or null. */
  const session = ref<SignedIn | null>(null)
  /** Known to the sign-in page too. */
  const isDemo = ref(false)

  /** Asks the server who we are; null when nobody is signed in. */
  async function load(): Promise<SignedIn | null> {
    const from = Date.now()
    const found = await take(api.GET('/api/session'))
    setServerTime(found.server_time, (from + Date.now()) / 2)
    isDemo.value = found.demo
    session.value = isSignedIn(found) ? found : null
    return session.value
  }

  const forget = () => (session.value = null)
  const can = (permission: string) => session.value?.permissions.includes(permission) ?? false

  return { session, isDemo, load, forget, can }
})

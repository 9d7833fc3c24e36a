/** Who sits here and what they may do. */
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { setServerTime } from '@/kit/time'
import { api, take } from './client'
import { asProblem } from './problems'
import type { Session } from './types'

export const useSession = defineStore('session', () => {
  const session = ref<Session | null>(null)
  const asked = ref(false)

  /** Asks the server who we are; null when nobody is signed in. Any other failure is thrown. */
  async function load(): Promise<Session | null> {
    const from = Date.now()
    try {
      const found = await take(api.GET('/api/session'))
      setServerTime(found.server_time, (from + Date.now()) / 2)
      session.value = found
    } catch (error) {
      if (![401, 403].includes(asProblem(error).status)) throw error
      session.value = null
    }
    asked.value = true
    return session.value
  }

  const forget = () => {
    session.value = null
    asked.value = false
  }
  const can = (permission: string) => session.value?.permissions.includes(permission) ?? false

  return { session, asked, load, forget, can, isDemo: computed(() => session.value?.demo ?? false) }
})

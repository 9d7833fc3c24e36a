/** Nobody sees a page before we know who they are; and only pages of their rights. */
import type { Router } from 'vue-router'
import { useSession } from '@/api/session'
import { openLive } from '@/live/live'

/** `signIn` answers where to go, or leaves the page itself and answers false. */
export function guard(router: Router, signIn: (next: string) => string | false): void {
  router.beforeEach(async (to) => {
    if (to.meta.open) return true
    const session = useSession()
    if (!session.session) {
      try {
        await session.load()
      } catch {
        return { name: 'unreachable', query: { next: to.fullPath } }
      }
    }
    if (!session.session) return signIn(to.fullPath)
    if (session.session.second_factor_missing && to.path !== '/me') return '/me'
    openLive()
    if (to.meta.permission && !session.can(to.meta.permission)) return { name: 'no-right', query: { page: to.path } }
    return true
  })
}

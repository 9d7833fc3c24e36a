/** Nobody sees a page before we know who they are; and only pages of their rights. */
import type { Router } from 'vue-router'
import { useSession, type SignedIn } from '@/api/session'
import { openLive } from '@/live/live'

/** `signIn` answers where to go, or leaves the page itself and answers false; `recall` finds out who was here when the server cannot be asked. */
export function guard(router: Router, signIn: (next: string) => string | false, recall: () => Promise<SignedIn | null> = async () => null): void {
  router.beforeEach(async (to) => {
    if (to.meta.open) return true
    const session = useSession()
    if (!session.session) {
      try {
        await session.load()
      } catch {
        session.session = await recall()
        session.isDemo = session.session?.demo ?? false
        if (!session.session) return { name: 'unreachable', query: { next: to.fullPath } }
      }
    }
    if (!session.session) return signIn(to.fullPath)
    if (session.session.second_factor_missing && to.path !== '/me') return '/me'
    openLive()
    if (to.meta.permission && !session.can(to.meta.permission)) return { name: 'no-right', query: { page: to.path } }
    return true
  })
}

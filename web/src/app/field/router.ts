import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { useSession } from '@/api/session'
import { keepSession, recallSession } from '@/features/field/memory'
import { guard } from '../guard'
import { pagesOf } from '../routes'
import pages from './pages'

const features = pagesOf(import.meta.glob<{ default: RouteRecordRaw[] }>('../../features/*/routes.field.ts', { eager: true }))

export const router = createRouter({
  history: createWebHistory(),
  routes: [...features, ...pages],
})
guard(router, (next) => `/m/sign-in?next=${encodeURIComponent(next)}`, recallSession)

// Who was here last opens the app again without a network; the server still asks at the first call.
router.afterEach(() => {
  const { session } = useSession()
  if (session) void keepSession(session)
})

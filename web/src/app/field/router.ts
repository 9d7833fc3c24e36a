import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { useSession } from '@/api/session'
import { keepSession, recallSession } from '@/features/field/memory'
import { guard } from '../guard'
import { pagesOf } from '../routes'

const features = pagesOf(import.meta.glob<{ default: RouteRecordRaw[] }>('../../features/*/routes.field.ts', { eager: true }))

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    ...features,
    { path: '/m/unreachable', name: 'unreachable', component: () => import('./pages/EmptyPage.vue'), meta: { open: true, title: 'app.title.unreachable' } },
    { path: '/m/no-right', name: 'no-right', component: () => import('./pages/EmptyPage.vue'), meta: { open: true, title: 'app.title.noRight' } },
    { path: '/:rest(.*)*', name: 'not-found', component: () => import('./pages/EmptyPage.vue'), meta: { title: 'app.title.notFound' } },
  ],
})
guard(router, (next) => `/m/sign-in?next=${encodeURIComponent(next)}`, recallSession)

// Who was here last opens the app again without a network; the server still asks at the first call.
router.afterEach(() => {
  const { session } = useSession()
  if (session) void keepSession(session)
})

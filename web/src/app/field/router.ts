import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
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
guard(router, (next) => {
  window.location.assign(`/login?next=${encodeURIComponent(next)}`) // the sign-in page belongs to the other entry
  return false
})

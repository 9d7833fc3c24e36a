/** The field frame's own pages: what stands where there is no other page. */
import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/m/unreachable', name: 'unreachable', component: () => import('./pages/EmptyPage.vue'), meta: { open: true, title: 'app.title.unreachable' } },
  { path: '/m/no-right', name: 'no-right', component: () => import('./pages/EmptyPage.vue'), meta: { open: true, title: 'app.title.noRight' } },
  { path: '/:rest(.*)*', name: 'not-found', component: () => import('./pages/EmptyPage.vue'), meta: { title: 'app.title.notFound' } },
] satisfies RouteRecordRaw[]

/** The frame's own pages: what stands where there is no other page. */
import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/unreachable', name: 'unreachable', component: () => import('./pages/UnreachablePage.vue'), meta: { open: true, bare: true, title: 'app.title.unreachable' } },
  { path: '/no-right', name: 'no-right', component: () => import('./pages/NoRightPage.vue'), meta: { title: 'app.title.noRight' } },
  { path: '/:rest(.*)*', name: 'not-found', component: () => import('./pages/NotFoundPage.vue'), meta: { title: 'app.title.notFound' } },
] satisfies RouteRecordRaw[]

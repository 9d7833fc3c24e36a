import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/login', name: 'login', component: () => import('./pages/LoginPage.vue'), meta: { open: true, bare: true, title: 'sign-in.title' } },
] satisfies RouteRecordRaw[]

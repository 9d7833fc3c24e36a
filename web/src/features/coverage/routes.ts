import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/kpi/coverage/:id?', component: () => import('./pages/CoveragePage.vue'), props: (route) => ({ id: route.params.id || null }),
    meta: { title: 'coverage.title.coverage', permission: 'coverage.view', nav: { workspace: 'kpi', order: 10, label: 'coverage.nav.coverage' } },
  },
  {
    path: '/kpi/siting/:id?', component: () => import('./pages/SitingPage.vue'), props: (route) => ({ id: route.params.id || null }),
    meta: { title: 'coverage.title.siting', permission: 'coverage.view', nav: { workspace: 'kpi', order: 20, label: 'coverage.nav.siting' } },
  },
] satisfies RouteRecordRaw[]

import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/ops/incidents/:id/simulation', component: () => import('./pages/SimulationPage.vue'), props: true, meta: { title: 'simulation.title', permission: 'incident.view' } },
] satisfies RouteRecordRaw[]

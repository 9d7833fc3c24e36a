import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/ops/incidents/:id/simulation', component: () => import('./pages/SimulationPage.vue'), props: true, meta: { title: 'simulation.title', permission: 'incident.view' } },
  { path: '/ops/incidents/:id/packet', component: () => import('./pages/PacketPage.vue'), props: true, meta: { title: 'simulation.packet.title', permission: 'incident.view', bare: true } },
] satisfies RouteRecordRaw[]

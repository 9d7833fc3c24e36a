import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/duty/desk', component: () => import('./pages/DutyDeskPage.vue'),
    meta: { title: 'incidents.title.desk', permission: 'incident.report', nav: { workspace: 'duty', order: 10, label: 'incidents.nav.desk' } },
  },
  { path: '/duty', redirect: '/duty/desk' },
  {
    path: '/ops/incidents', component: () => import('./pages/IncidentListPage.vue'),
    meta: { title: 'incidents.title.list', permission: 'incident.view', nav: { workspace: 'ops', order: 10, label: 'incidents.nav.list' } },
  },
  { path: '/ops', redirect: '/ops/incidents' },
] satisfies RouteRecordRaw[]

import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/ops/map', component: () => import('./pages/OneMapPage.vue'),
    meta: { title: 'onemap.title', permission: 'map.view', nav: { workspace: 'ops', order: 20, label: 'onemap.nav', icon: 'map' } },
  },
] satisfies RouteRecordRaw[]

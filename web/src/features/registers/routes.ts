import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/reg/enterprises/:id?', component: () => import('./pages/RegisterPage.vue'), props: (route) => ({ register: 'enterprises', id: route.params.id || null }),
    meta: { title: 'registers.title.enterprises', permission: 'risk.view', nav: { workspace: 'reg', order: 10, label: 'registers.nav.enterprises' } },
  },
  {
    path: '/reg/hazards/:id?', component: () => import('./pages/RegisterPage.vue'), props: (route) => ({ register: 'hazards', id: route.params.id || null }),
    meta: { title: 'registers.title.hazards', permission: 'risk.view', nav: { workspace: 'reg', order: 20, label: 'registers.nav.hazards' } },
  },
  {
    path: '/reg/protect/:id?', component: () => import('./pages/RegisterPage.vue'), props: (route) => ({ register: 'targets', id: route.params.id || null }),
    meta: { title: 'registers.title.targets', permission: 'risk.view', nav: { workspace: 'reg', order: 30, label: 'registers.nav.targets' } },
  },
  {
    path: '/reg/teams/:id?', component: () => import('./pages/RegisterPage.vue'), props: (route) => ({ register: 'teams', id: route.params.id || null }),
    meta: { title: 'registers.title.teams', permission: 'team.view', nav: { workspace: 'reg', order: 40, label: 'registers.nav.teams' } },
  },
  {
    path: '/reg/depots/:id?', component: () => import('./pages/RegisterPage.vue'), props: (route) => ({ register: 'depots', id: route.params.id || null }),
    meta: { title: 'registers.title.depots', permission: 'team.view', nav: { workspace: 'reg', order: 50, label: 'registers.nav.depots' } },
  },
  {
    path: '/reg/stock', component: () => import('./pages/StockPage.vue'),
    meta: { title: 'registers.title.stock', permission: 'team.view', nav: { workspace: 'reg', order: 52, label: 'registers.nav.stock' } },
  },
  {
    path: '/reg/experts', component: () => import('./pages/ExpertsPage.vue'),
    meta: { title: 'registers.title.experts', permission: 'team.view', nav: { workspace: 'reg', order: 54, label: 'registers.nav.experts' } },
  },
  {
    path: '/reg/essentials/:id?', component: () => import('./pages/EssentialsPage.vue'), props: (route) => ({ id: route.params.id || null }),
    meta: { title: 'registers.title.essentials', permission: 'team.view', nav: { workspace: 'reg', order: 56, label: 'registers.nav.essentials' } },
  },
  {
    path: '/reg/import', component: () => import('./pages/ImportsPage.vue'),
    meta: { title: 'registers.title.import', permission: 'registry.import', nav: { workspace: 'reg', order: 60, label: 'registers.nav.import' } },
  },
  { path: '/reg/import/:id', component: () => import('./pages/ImportPage.vue'), props: true, meta: { title: 'registers.title.import', permission: 'registry.import' } },
  { path: '/reg', redirect: '/reg/enterprises' },
] satisfies RouteRecordRaw[]

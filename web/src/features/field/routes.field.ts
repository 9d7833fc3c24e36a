import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/m',
    component: () => import('./FieldFrame.vue'),
    children: [
      { path: '', name: 'field-tasks', component: () => import('./pages/TasksPage.vue'), meta: { title: 'field.tab.tasks' } },
      { path: 'map', name: 'field-map', component: () => import('./pages/MapPage.vue'), meta: { title: 'field.tab.map' } },
      { path: 'report', name: 'field-report', component: () => import('./pages/ReportPage.vue'), meta: { title: 'field.tab.report' } },
      { path: 'me', name: 'field-me', component: () => import('./pages/MePage.vue'), meta: { title: 'field.tab.me' } },
      { path: 'outbox', name: 'field-outbox', component: () => import('./pages/OutboxPage.vue'), meta: { title: 'field.outboxTitle' } },
    ],
  },
  { path: '/m/sign-in', name: 'field-sign-in', component: () => import('./pages/SignInPage.vue'), meta: { open: true, title: 'field.signIn' } },
] satisfies RouteRecordRaw[]

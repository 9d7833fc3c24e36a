import type { RouteLocationNormalized, RouteRecordRaw } from 'vue-router'
import type { Series } from './composables/usePapers'

const papers = (series: Series) => (to: RouteLocationNormalized) => ({ ...(to.params as Record<string, string>), series })

export default [
  {
    path: '/ops/joint', component: () => import('./pages/JointPage.vue'),
    meta: { title: 'command.title.joint', permission: 'dispatch.recommend', nav: { workspace: 'ops', order: 35, label: 'command.nav.joint', icon: 'list' } },
  },
  {
    path: '/ops/promises', component: () => import('./pages/PromisesPage.vue'),
    meta: { title: 'command.title.promises', permission: 'incident.view', nav: { workspace: 'ops', order: 30, label: 'command.nav.promises', icon: 'clock' } },
  },
  { path: '/ops/split/:a?', component: () => import('./pages/SplitPage.vue'), props: (route) => ({ a: route.params.a || null, b: null }), meta: { title: 'command.title.split', permission: 'incident.view' } },
  { path: '/ops/split/:a/:b', component: () => import('./pages/SplitPage.vue'), props: true, meta: { title: 'command.title.split', permission: 'incident.view' } },
  { path: '/ops/incidents/:id', component: () => import('./pages/IncidentRoomPage.vue'), props: true, meta: { title: 'command.title.room', permission: 'incident.view' } },
  { path: '/ops/incidents/:id/sheet', component: () => import('./pages/SheetPage.vue'), props: true, meta: { title: 'command.title.sheet', permission: 'incident.view', bare: true } },
  { path: '/ops/incidents/:id/reports', component: () => import('./pages/PapersPage.vue'), props: papers('reports'), meta: { title: 'command.reports.title', permission: 'incident.view' } },
  { path: '/ops/incidents/:id/reports/:report/print', component: () => import('./pages/PaperPrintPage.vue'), props: papers('reports'), meta: { title: 'command.reports.title', permission: 'incident.view', bare: true } },
  { path: '/ops/incidents/:id/situation', component: () => import('./pages/PapersPage.vue'), props: papers('situation'), meta: { title: 'command.situation.title', permission: 'incident.view' } },
  { path: '/ops/incidents/:id/situation/:report/print', component: () => import('./pages/PaperPrintPage.vue'), props: papers('situation'), meta: { title: 'command.situation.title', permission: 'incident.view', bare: true } },
  { path: '/ops/commanders', component: () => import('./pages/CommandersPage.vue'), meta: { title: 'command.commanders.title', permission: 'contact.view', nav: { workspace: 'ops', order: 40, label: 'command.nav.commanders', icon: 'person' } } },
] satisfies RouteRecordRaw[]

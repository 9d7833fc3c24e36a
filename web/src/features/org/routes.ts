import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/duty/contacts', component: () => import('./pages/ContactsPage.vue'),
    meta: { title: 'org.title.contacts', permission: 'contact.view', nav: { workspace: 'duty', order: 40, label: 'org.nav.contacts' } },
  },
  {
    path: '/duty/roster', component: () => import('./pages/RosterPage.vue'),
    meta: { title: 'org.title.roster', permission: 'contact.view', nav: { workspace: 'duty', order: 50, label: 'org.nav.roster' } },
  },
  {
    path: '/admin/orgs', component: () => import('./pages/OrganisationsPage.vue'),
    meta: { title: 'org.title.organisations', permission: 'org.view', nav: { workspace: 'admin', order: 10, label: 'org.nav.organisations' } },
  },
  {
    path: '/admin/users', component: () => import('./pages/AccountsPage.vue'),
    meta: { title: 'org.title.accounts', permission: 'org.view', nav: { workspace: 'admin', order: 20, label: 'org.nav.accounts' } },
  },
  {
    path: '/admin/audit', component: () => import('./pages/AuditPage.vue'),
    meta: { title: 'org.title.audit', permission: 'audit.view', nav: { workspace: 'admin', order: 30, label: 'org.nav.audit' } },
  },
  { path: '/admin', redirect: '/admin/orgs' },
  { path: '/me', component: () => import('./pages/MyAccountPage.vue'), meta: { title: 'org.title.me' } },
  { path: '/first-run/:token', component: () => import('./pages/FirstRunPage.vue'), props: true, meta: { open: true, bare: true, title: 'org.title.firstRun' } },
] satisfies RouteRecordRaw[]

import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { useSession } from '@/api/session'
import { guard } from '../guard'
import { pagesOf } from '../routes'
import pages from './pages'

const features = pagesOf(import.meta.glob<{ default: RouteRecordRaw[] }>('../../features/*/routes.ts', { eager: true }))

/** Each role lands on its own page; the field pages are another entry. */
function goHome(): string | false {
  const home = useSession().session?.home || '/duty/desk'
  if (!home.startsWith('/m')) return home
  window.location.assign(home)
  return false
}

export const routes: RouteRecordRaw[] = [
  { path: '/', name: 'home', component: () => import('./pages/NotFoundPage.vue'), beforeEnter: goHome },
  ...features,
  ...pages,
]

export const router = createRouter({ history: createWebHistory(), routes })
guard(router, (next) => `/login?next=${encodeURIComponent(next)}`)

/** What a feature says about its pages. `features/<room>/routes.ts` is found by itself; nobody edits a list. */
import type { RouteRecordRaw } from 'vue-router'
import type { IconName } from '@/ui/icons'

declare module 'vue-router' {
  interface RouteMeta {
    /** The key of the page's title. */
    title?: string
    /** Shown in the rail, under its workspace. Only pages that exist appear. */
    nav?: { workspace: Workspace; order: number; label: string; icon?: IconName }
    /** Without this right the page is neither offered nor opened. */
    permission?: string
    /** Reached without signing in. */
    open?: boolean
    /** Has the whole window: no bar, no rail (sign-in, print). */
    bare?: boolean
  }
}

export type Workspace = 'duty' | 'ops' | 'watch' | 'plan' | 'reg' | 'kpi' | 'learn' | 'admin'

export function pagesOf(modules: Record<string, { default: RouteRecordRaw[] }>): RouteRecordRaw[] {
  return Object.values(modules).flatMap((module) => module.default)
}

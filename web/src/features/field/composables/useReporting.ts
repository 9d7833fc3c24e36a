import { onScopeDispose, type ShallowRef } from 'vue'
import { api, take } from '@/api/client'
import type { Order } from '../model'
import type { Fix } from './usePosition'

const EVERY_MS = 60_000
const MOVED_M = 300

/** Whether the fix is worth telling: the first, one a minute, or one that moved well. */
export function worthTelling(fix: Fix, told: Fix | null): boolean {
  if (told === null) return true
  const metres = Math.hypot((fix.lat - told.lat) * 111_000, (fix.lon - told.lon) * 111_000 * Math.cos((fix.lat * Math.PI) / 180))
  return fix.at - told.at >= EVERY_MS || metres >= MOVED_M
}

/** On the road the phone tells where it is while this page is open and the person has allowed it. A position that cannot be
 *  sent is not kept: the next one is worth more. Taps carry theirs in any case. */
export function useReporting(order: () => Order, fix: Readonly<ShallowRef<Fix | null>>): void {
  let told: Fix | null = null
  const tell = async () => {
    const now = fix.value
    if (!['received', 'turned_out'].includes(order().status) || now === null || !navigator.onLine || !worthTelling(now, told)) return
    const before = told
    told = now
    try {
      await take(api.POST('/api/dispatches/{dispatch_id}/position', { params: { path: { dispatch_id: order().id } }, body: { lon: now.lon, lat: now.lat, accuracy: Math.min(now.accuracy, 100_000), occurred_at: new Date(now.at).toISOString() } }))
    } catch {
      told = before
    }
  }
  const timer = setInterval(() => void tell(), 15_000)
  onScopeDispose(() => clearInterval(timer))
}

/** Closed and slow roads: what stands, drawing another, lifting one; and what travel times rest on. */
import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, reactive, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useAttempt } from '@/api/attempt'
import { api, take } from '@/api/client'
import type { components } from '@/api/schema'
import { useSession } from '@/api/session'
import { say } from '@/kit/notices'
import { serverNow } from '@/kit/time'
import { useLive } from '@/live/live'
import { areaLayer, lineLayer } from '../layers/factories'
import type { LonLat, MapArea, MapLayer, MapLine, MapPoint } from '../types'
import { untilHealed } from './heals'

export type Closure = components['schemas']['ClosureOut']
export type ShapeKind = 'road' | 'line' | 'area'
const LEAST: Record<ShapeKind, number> = { road: 1, line: 2, area: 3 }
const HOUR = 3_600_000
export const REACH = [30, 60, 120, 180, 300] as const

const pairs = (points: readonly number[][]): LonLat[] => points.map((pair) => [pair[0]!, pair[1]!] as const)

export function useRoads() {
  const { t } = useI18n()
  const session = useSession()
  const queryClient = useQueryClient()
  const allowed = computed(() => session.can('map.view'))
  const mayCloseAll = computed(() => session.can('road.close'))
  /** A regulator may ban dangerous goods, and nothing else. */
  const mayClose = computed(() => mayCloseAll.value || session.can('road.ban'))
  const open = ref(false)
  const { busy, failed: error, attempt } = useAttempt()

  const inForce = useQuery({ queryKey: ['roads', 'closures', 'in_force'], enabled: allowed, queryFn: () => take(api.GET('/api/road-closures', { params: { query: { standing: 'in_force', limit: 300 } } })) })
  const coming = useQuery({ queryKey: ['roads', 'closures', 'coming'], enabled: computed(() => allowed.value && open.value), queryFn: () => take(api.GET('/api/road-closures', { params: { query: { standing: 'coming', limit: 100 } } })) })
  const basis = useQuery({ queryKey: ['roads', 'data'], enabled: computed(() => allowed.value && open.value), queryFn: () => take(api.GET('/api/road-data')), staleTime: 30_000, refetchInterval: ({ state }) => untilHealed(state.data && [state.data.degraded]) })
  const again = () => void queryClient.invalidateQueries({ queryKey: ['roads'] })
  useLive((messages) => { if (messages.some((message) => message.type === 'geo.road_closure_changed')) again() }, again)

  // --- drawing

  const draft = reactive({ on: false, kind: 'road' as ShapeKind, points: [] as LonLat[], effect: 'closed' as 'closed' | 'slow', percent: 50, reason: 'accident' as Closure['reason'], hours: 6, note: '', vehicles: 'all' as 'all' | 'hazmat', from: '', to: '' })
  const enough = computed(() => draft.points.length >= LEAST[draft.kind])
  function begin() {
    Object.assign(draft, { on: true, points: [], note: '', from: '', to: '' }, mayCloseAll.value ? { vehicles: 'all' } : { vehicles: 'hazmat', reason: 'hazmat_ban', hours: 0 })
    error.value = ''
  }
  function add(point: MapPoint) {
    const pair = [point.lon, point.lat] as const
    draft.points = draft.kind === 'road' ? [pair] : [...draft.points, pair]
  }
  function drawAs(kind: ShapeKind) {
    draft.kind = kind
    draft.points = []
  }
  const undo = () => { draft.points = draft.points.slice(0, -1) }
  const leave = () => { draft.on = false; draft.points = []; error.value = '' }

  const act = (run: () => Promise<unknown>) => attempt(() => run().then(again))
  async function save(incidentId: string | null = null) {
    const points = draft.points.map(([lon, lat]) => [lon, lat])
    const body = {
      effect: draft.effect, factor: draft.effect === 'slow' ? draft.percent / 100 : null, reason: draft.reason, note: draft.note,
      shape: { kind: draft.kind, points }, vehicles: draft.vehicles === 'hazmat' ? ['hazmat' as const] : [], daily_from: draft.from || null, daily_to: draft.to || null, ends_at: draft.hours > 0 ? new Date(serverNow() + draft.hours * HOUR).toISOString() : null, incident_id: incidentId,
    }
    if (await act(() => take(api.POST('/api/road-closures', { body })))) {
      leave()
      say(t('map.roads.saved'), 'ok')
    }
  }
  const path = (closure: Closure) => ({ params: { path: { closure_id: closure.id } } })
  const isBan = (closure: Closure) => closure.vehicles.length === 1 && closure.vehicles[0] === 'hazmat'
  const lift = (closure: Closure) => act(() => take(api.POST('/api/road-closures/{closure_id}/lift', { ...path(closure), body: { note: '' } })))
  const confirm = (closure: Closure) => act(() => take(api.POST('/api/road-closures/{closure_id}/revise', { ...path(closure), body: {} })))
  /** One's own and those of the levels below are one's to change. */
  const mine = (closure: Closure) => (isBan(closure) ? mayClose.value : mayCloseAll.value) && `${closure.org_path}.`.startsWith(`${session.session?.org.org_path ?? '?'}.`)

  // --- pictures of reach

  const reachAt = ref<MapPoint | null>(null)
  const reach = useQuery({
    queryKey: ['roads', 'reach', reachAt], enabled: computed(() => reachAt.value !== null), retry: false, staleTime: 60_000,
    queryFn: () => take(api.GET('/api/reach', { params: { query: { lon: reachAt.value!.lon, lat: reachAt.value!.lat, minutes: [...REACH] } } })),
  })

  const showReach = (point: MapPoint | null) => { reachAt.value = point }
  const hide = () => { open.value = false }

  const label = (closure: Closure) => {
    const effect = closure.effect === 'closed' ? t('map.roads.closed') : t('map.roads.slowTo', { percent: Math.round((closure.factor ?? 1) * 100) })
    return isBan(closure) ? t('map.roads.forHazmat', { effect }) : effect
  }
  const layers = computed<MapLayer[]>(() => {
    const standing = inForce.data.value ?? []
    const areas = standing.filter((c) => c.shape.kind === 'area').map((c): MapArea => ({
      id: c.id, tone: c.effect === 'closed' ? 'first' : 'third', dashed: c.effect === 'slow', label: `${label(c)} ${c.reason_name}`,
      geometry: { type: 'Polygon', coordinates: [c.shape.points] },
    }))
    const bars = standing.filter((c) => c.shape.kind === 'line').map((c): MapLine => ({ id: c.id, points: pairs(c.shape.points), tone: c.effect, label: `${label(c)} ${c.reason_name}` }))
    const closes = draft.kind === 'area' && draft.points.length > 2 ? [draft.points[0]!] : []
    const drawn: MapLine[] = draft.points.length > 1 ? [{ id: 'draft', points: [...draft.points, ...closes], tone: 'draft', label: '' }] : []
    const picture = reachAt.value === null ? [] : (reach.data.value?.areas ?? []).map((area): MapArea => ({
      id: String(area.minutes), tone: area.minutes <= 60 ? 'removed' : 'second', dashed: true, label: t('map.roads.within', { minutes: area.minutes }),
      geometry: area.geometry as MapArea['geometry'],
    }))
    return [
      areaLayer('reach', picture), areaLayer('closure-areas', areas), lineLayer('closures', bars, { rank: 46 }), lineLayer('closure-draft', drawn, { rank: 97 }),
      { kind: 'objects', id: 'closure-points', rank: 98, labelsFrom: 3, objects: draft.points.map(([lon, lat], i) => ({ id: String(i), lon, lat, name: '', symbol: 'picked' as const, strong: true })) },
    ]
  })

  return { allowed, mayClose, mayCloseAll, isBan, open, busy, error, inForce, coming, basis, draft, enough, begin, add, drawAs, undo, leave, save, lift, confirm, mine, label, layers, reachAt, reach, showReach, hide, again }
}

export type Roads = ReturnType<typeof useRoads>

/** Studies: the list, one as it moves, the view of it, and what a person may do with it. */
import { computed, type Ref } from 'vue'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/vue-query'
import { api, take } from '@/api/client'
import type { components, operations } from '@/api/schema'
import { useSession } from '@/api/session'
import { useLive } from '@/live/live'

export type Study = components['schemas']['StudyOut']
export type StudyRow = components['schemas']['StudyRowOut']
export type CoverageView = components['schemas']['CoverageViewOut']
export type Kind = StudyRow['kind']
export type Unit = components['schemas']['Unit']
export type BaseSet = components['schemas']['BaseSet']
export type Discipline = components['schemas']['Discipline']
export type Question = operations['get_coverage_view']['parameters']['query']

export const STATES = ['ready', 'partial', 'unknown', 'out', 'none'] as const
export const UNITS: Unit[] = ['counties', 'population', 'enterprises', 'hazards']
export const BASE_SETS: BaseSet[] = ['regional', 'regional+national', 'all', 'national']
export const DISCIPLINES: Discipline[] = ['hazmat', 'mine', 'pipeline', 'tunnel_construction', 'explosives', 'transport', 'metallurgy', 'water_rescue', 'engineering', 'env_monitoring']
export const MINUTES = [60, 180, 240, 300, 480]

export const isBusy = (study: { state: StudyRow['state'] }): boolean => study.state === 'queued' || study.state === 'running'

/** Follows the stream: a study that changed, or all of them after a gap. */
function follow() {
  const cache = useQueryClient()
  const again = (id?: unknown) => {
    void cache.invalidateQueries({ queryKey: ['studies'] })
    void cache.invalidateQueries({ queryKey: id === undefined ? ['study'] : ['study', id] })
  }
  useLive((messages) => messages.filter((m) => m.type === 'analytics.study_changed').forEach((m) => again(m.data.study_id)), again)
}

export const useStudies = (kind: Kind) => useQuery({
  queryKey: ['studies', kind],
  queryFn: () => take(api.GET('/api/studies', { params: { query: { kind, limit: 100 } } })),
})

/** One study; while it is reckoned it is looked at again by news and, should news be away, every three seconds. */
export function useStudy(id: Ref<string | null>) {
  follow()
  return useQuery({
    queryKey: computed(() => ['study', id.value] as const),
    enabled: computed(() => id.value !== null),
    queryFn: () => take(api.GET('/api/studies/{study_id}', { params: { path: { study_id: id.value ?? '' } } })),
    refetchInterval: (query) => (query.state.data && isBusy(query.state.data) ? 3000 : false),
  })
}

export const useView = (id: Ref<string | null>, question: Ref<Question>, ready: Ref<boolean>) => useQuery({
  queryKey: computed(() => ['study-view', id.value, question.value] as const),
  enabled: computed(() => id.value !== null && ready.value),
  placeholderData: keepPreviousData,
  queryFn: () => take(api.GET('/api/studies/{study_id}/coverage', { params: { path: { study_id: id.value ?? '' }, query: question.value } })),
})

/** The grounds of the counties of a study, where boundaries are loaded; they change with the set-up only. */
export const useGrounds = (division: Ref<string | null>) => useQuery({
  queryKey: computed(() => ['division-grounds', division.value] as const),
  enabled: computed(() => division.value !== null),
  staleTime: 600_000,
  queryFn: () => take(api.GET('/api/divisions/grounds', { params: { query: { parent: division.value ?? '' } } })),
})

export const GOAL = 0.9

export const useComparison = (id: Ref<string | null>, other: Ref<string | null>) => useQuery({
  queryKey: computed(() => ['study-compare', id.value, other.value] as const),
  enabled: computed(() => id.value !== null && other.value !== null && other.value !== ''),
  queryFn: () => take(api.GET('/api/studies/{study_id}/compare', { params: { path: { study_id: id.value ?? '' }, query: { other: other.value ?? '' } } })),
})

/** The counties, cities and the province of the own area. */
export function useAreas() {
  const session = useSession()
  const home = computed(() => session.session?.org.division_code || '420000')
  return useQuery({
    queryKey: computed(() => ['study-areas', home.value] as const),
    staleTime: 600_000,
    queryFn: async () => {
      const own = await take(api.GET('/api/divisions/{code}', { params: { path: { code: home.value } } }))
      const below = own.level === 'county' ? [] : await take(api.GET('/api/divisions', { params: { query: { parent: home.value } } }))
      const deeper = own.level === 'province' ? await take(api.GET('/api/divisions', { params: { query: { parent: home.value, level: 'county' } } })) : []
      const seen = new Set<string>()
      return [own, ...below, ...deeper].filter((each) => !seen.has(each.code) && seen.add(each.code))
    },
  })
}

export const cancelStudy = (id: string) => take(api.POST('/api/studies/{study_id}/cancel', { params: { path: { study_id: id } } }))
export const removeStudy = (id: string) => take(api.DELETE('/api/studies/{study_id}', { params: { path: { study_id: id } } }))
export const renameStudy = (id: string, name: string) => take(api.PATCH('/api/studies/{study_id}', { params: { path: { study_id: id } }, body: { name } }))

/** A share as a person reads it: cut, not rounded, so that 89.996 % never reads 90 %. */
export const percent = (share: number | null | undefined, digits = 1): string =>
  share === null || share === undefined ? '–' : `${(Math.floor(share * 100 * 10 ** digits + 1e-9) / 10 ** digits).toFixed(digits)} %`

/** What is ready now: one figure where all readiness is known, else the range; nothing is said where none is. */
export const between = (seen: { ready_share: number | null; ready_most?: number | null }, unknown: string): string => {
  const { ready_share: least, ready_most: most } = seen
  if (least === null || most === null || most === undefined || most - least < 1e-9) return percent(least)
  return least > 0 ? `${percent(least)} – ${percent(most)}` : unknown
}

export const amount = (value: number | null | undefined): string => (value === null || value === undefined ? '–' : Math.round(value).toLocaleString('en-US'))

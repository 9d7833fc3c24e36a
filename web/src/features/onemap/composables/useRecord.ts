/** The record behind a symbol, fetched when it is opened. */
import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, take } from '@/api/client'
import type { Selection } from '@/map'

type Fact = readonly [field: string, value: string | number | boolean | null]

/** What the drawer shows of each register, in this order; what a record lacks is said to be unknown. */
const SHOWN: Readonly<Record<string, readonly string[]>> = {
  teams: ['tier', 'disciplines', 'status', 'people', 'people_on_duty', 'host_name', 'address', 'division_name', 'position_source'],
  hazards: ['enterprise_name', 'level', 'unit', 'substance_names', 'r_value', 'address', 'division_name', 'position_source'],
  targets: ['kind', 'sensitivity', 'people', 'address', 'division_name', 'position_source'],
  enterprises: ['industry', 'products', 'scale', 'employees', 'park_name', 'address', 'division_name', 'position_source'],
}

async function fetchRecord(register: string, id: string): Promise<Record<string, unknown>> {
  const call: (() => Promise<Record<string, unknown>>) | undefined = {
    teams: () => take(api.GET('/api/teams/{team_id}', { params: { path: { team_id: id } } })),
    hazards: () => take(api.GET('/api/hazards/{hazard_id}', { params: { path: { hazard_id: id } } })),
    targets: () => take(api.GET('/api/targets/{target_id}', { params: { path: { target_id: id } } })),
    enterprises: () => take(api.GET('/api/enterprises/{enterprise_id}', { params: { path: { enterprise_id: id } } })),
  }[register]
  return (await call?.()) ?? {}
}

export const registerOf = (layer: string): string => ({ 'hazard-tiles': 'hazards', 'target-tiles': 'targets', 'enterprise-tiles': 'enterprises' })[layer] ?? layer

const plain = (value: unknown): Fact[1] =>
  Array.isArray(value) ? value.map((each) => (typeof each === 'object' && each !== null ? String((each as { name?: unknown }).name ?? '') : String(each))).join('、') || null
    : typeof value === 'object' ? null : (value as Fact[1])

export function useRecord(selection: Ref<Selection | null>) {
  const register = computed(() => registerOf(selection.value?.layer ?? ''))
  const id = computed(() => selection.value?.id ?? '')
  const query = useQuery({
    queryKey: ['onemap', 'record', register, id],
    enabled: computed(() => register.value in SHOWN && id.value !== ''),
    queryFn: () => fetchRecord(register.value, id.value),
  })
  const facts = computed<Fact[]>(() => {
    const record = query.data.value
    return record === undefined ? [] : (SHOWN[register.value] ?? []).filter((field) => field in record).map((field) => [field, plain(record[field])] as const)
  })
  return { register, query, facts }
}

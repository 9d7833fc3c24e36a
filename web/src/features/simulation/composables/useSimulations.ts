/** The runs of one incident, the draft of the next, what lies inside, and what was decided; kept live. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, ref, watch, type Ref } from 'vue'
import { api, once, take } from '@/api/client'
import type { components } from '@/api/schema'
import { uuid } from '@/kit/uuid'
import { useLive } from '@/live/live'

type Schemas = components['schemas']
export type Run = Schemas['RunOut']
export type RunBrief = Schemas['RunBriefOut']
export type Draft = Schemas['DraftOut']
export type Exposure = Schemas['ExposureOut']
export type Inside = Schemas['InsideOut']
export type ShelterAt = Schemas['ShelterAtOut']
export type Zone = Schemas['ZoneOut']
export type Proposal = Schemas['ZoneProposalOut']
export type Comparison = Schemas['ComparisonOut']
export type Fact = Schemas['FactOut']
export type RunIn = Partial<Schemas['RunIn']>
export type WeatherIn = Partial<Schemas['WeatherIn']>

const OURS = new Set(['simulation.run', 'simulation.guided', 'simulation.proposed', 'simulation.adopted', 'simulation.rejected', 'simulation.overtaken', 'simulation.out_of_scope', 'area.released'])

export function useSimulations(incidentId: Ref<string>, canRun: Ref<boolean>) {
  const queries = useQueryClient()
  const path = computed(() => ({ path: { incident_id: incidentId.value } }))
  const hazard = ref<string | null>(null)
  /** What she looks at stays until she asks for another; `known` is the newest run that she has had on the screen. */
  const chosen = ref<string | null>(null)
  const known = ref(0)
  const hour = ref<number | null>(null)

  const incident = useQuery({ queryKey: computed(() => ['incident', incidentId.value]), queryFn: () => take(api.GET('/api/incidents/{incident_id}', { params: path.value })) })
  const runs = useQuery({ queryKey: computed(() => ['simulations', incidentId.value]), queryFn: () => take(api.GET('/api/incidents/{incident_id}/simulations', { params: path.value })) })
  const draft = useQuery({
    queryKey: computed(() => ['simulation-draft', incidentId.value, hazard.value]),
    enabled: canRun,
    retry: false,
    queryFn: () => take(api.GET('/api/incidents/{incident_id}/simulations/draft', { params: { ...path.value, query: hazard.value === '' ? { without_hazard: true } : { hazard_id: hazard.value } } })),
  })
  const proposals = useQuery({ queryKey: computed(() => ['zone-proposals', incidentId.value]), queryFn: () => take(api.GET('/api/incidents/{incident_id}/zone-proposals', { params: path.value })) })

  const newest = computed(() => runs.data.value?.[0] ?? null)
  const show = (id: string) => {
    chosen.value = id
    known.value = Math.max(known.value, newest.value?.number ?? 0)
  }
  watch(incidentId, () => { [chosen.value, known.value] = [null, 0] })
  watch(newest, (found) => { if (found !== null && chosen.value === null) show(found.id) }, { immediate: true })
  const arrived = computed(() => (newest.value !== null && newest.value.number > known.value && newest.value.id !== chosen.value ? newest.value : null))

  const shownId = computed(() => chosen.value ?? newest.value?.id ?? null)
  const run = useQuery({
    queryKey: computed(() => ['simulation', shownId.value]), enabled: computed(() => shownId.value !== null), staleTime: Infinity,
    placeholderData: (before) => (before?.incident_id === incidentId.value ? before : undefined),
    queryFn: () => take(api.GET('/api/simulations/{run_id}', { params: { path: { run_id: shownId.value! } } })),
  })
  /** The run that was there stays until the one asked for has come, and with it whatever somebody is writing beside it. */
  const shown = computed(() => run.data.value)
  const exposure = useQuery({
    queryKey: computed(() => ['exposure', shownId.value, hour.value, shown.value?.status]), enabled: computed(() => shown.value !== undefined),
    placeholderData: (before) => before,
    queryFn: () => take(api.GET('/api/simulations/{run_id}/exposure', { params: { path: { run_id: shownId.value! }, query: hour.value === null ? {} : { hour: hour.value } } })),
  })
  const point = ref<{ lon: number; lat: number } | null>(null)
  const shelter = useQuery({
    queryKey: computed(() => ['shelter', shown.value?.id, shown.value?.status, point.value?.lon, point.value?.lat]), enabled: computed(() => shown.value !== undefined && point.value !== null),
    placeholderData: (before) => before,
    queryFn: () => take(api.GET('/api/simulations/{run_id}/shelter', { params: { path: { run_id: shown.value!.id }, query: point.value! } })),
  })
  const former = ref<string | null>(null)
  const comparison = useQuery({
    queryKey: computed(() => ['comparison', shownId.value, former.value]), enabled: computed(() => former.value !== null && shownId.value !== null && former.value !== shownId.value),
    queryFn: () => take(api.GET('/api/simulations/{run_id}/comparison', { params: { path: { run_id: shownId.value! }, query: { former: former.value! } } })),
  })

  const decided = computed(() => [...(proposals.data.value ?? [])].filter((p) => p.status === 'accepted' || p.status === 'ended').sort((a, b) => (b.decided_at ?? '').localeCompare(a.decided_at ?? '')))
  const everDecided = computed(() => decided.value.length > 0)
  const inForce = computed(() => (decided.value[0]?.status === 'accepted' ? decided.value[0] : null))
  const open = computed(() => proposals.data.value?.find((p) => p.status === 'proposed') ?? null)

  const renew = (...names: string[]) => names.forEach((name) => void queries.invalidateQueries({ queryKey: [name] }))
  const renewAll = () => renew('simulations', 'simulation', 'simulation-draft', 'zone-proposals', 'exposure')
  useLive((messages) => {
    for (const message of messages.filter((m) => m.incident_id === incidentId.value)) {
      if (message.type === 'simulations.run_refined') renew('simulation', 'exposure')
      if (message.type === 'simulations.weather_changed') renew('simulation-draft')
      const kind = (message.data.entry as { kind?: string } | undefined)?.kind
      if (message.type === 'incidents.recorded' && kind !== undefined && OURS.has(kind)) renew('simulations', 'zone-proposals')
    }
  }, renewAll)

  const start = useMutation({
    mutationFn: (body: RunIn) => take(api.POST('/api/incidents/{incident_id}/simulations', { params: path.value, headers: once(uuid()), body: body as Schemas['RunIn'] })),
    onSuccess: (made) => {
      queries.setQueryData(['simulation', made.id], made);
      [chosen.value, known.value] = [made.id, made.number]
      renew('simulation', 'simulations', 'zone-proposals') // it may have been refined before its first answer came
    },
  })
  const record = useMutation({
    mutationFn: (body: WeatherIn) => take(api.POST('/api/incidents/{incident_id}/weather', { params: path.value, headers: once(uuid()), body: body as Schemas['WeatherIn'] })),
    onSuccess: () => renew('simulation-draft'),
  })
  const adopt = useMutation({
    mutationFn: ({ run: id, ...body }: { run: string; words: string; instead_of: number }) => take(api.POST('/api/simulations/{run_id}/adopt', { params: { path: { run_id: id } }, headers: once(uuid()), body })),
    onSettled: () => renew('zone-proposals'),
  })
  const decide = useMutation({
    mutationFn: ({ id, accepted, words }: { id: string; accepted: boolean; words: string }) =>
      take(api.POST('/api/zone-proposals/{proposal_id}/decide', { params: { path: { proposal_id: id } }, headers: once(uuid()), body: { accepted, words } })),
    onSettled: () => renew('zone-proposals'),
  })

  const asked = new Set<string>()
  /** Nobody has told the weather, or it is old: the service is asked once, where there is one. */
  watch(() => draft.data.value, (found) => {
    if (found && (found.weather === null || found.weather.is_old) && !asked.has(incidentId.value)) {
      asked.add(incidentId.value)
      void take(api.POST('/api/incidents/{incident_id}/weather/ask', { params: path.value })).catch(() => undefined)
    }
  })

  return { incident, runs, draft, proposals, run, shown, shownId, show, arrived, hour, hazard, exposure, point, shelter, former, comparison, inForce, everDecided, open, start, record, adopt, decide }
}

export type Simulations = ReturnType<typeof useSimulations>

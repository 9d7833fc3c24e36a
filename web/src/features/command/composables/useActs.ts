/** Everything a person can do in the room besides dispatching: each act opens a form or goes at once, and says what came of it. */
import { reactive, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useAttempt } from '@/api/attempt'
import { api, take } from '@/api/client'
import { sayProblem } from '@/api/problems'
import type { Incident, Assignment, Dispatch, Entry, ReportTask } from '@/api/types'
import { say } from '@/kit/notices'
import { said } from '@/kit/said'
import { serverNow } from '@/kit/time'
import { between } from '@/kit/units'
import type { FormField } from '../components/FormDialog.vue'
import type { Step } from './steps'
import type { RoomView } from './useRoom'

interface Form { open: boolean; key: string; title: string; note: string; action: string; fields: FormField[]; basis: string[]; error: string; danger: boolean; send: (body: Record<string, unknown>) => Promise<unknown> }

const GROUPS = ['coordination', 'rescue', 'medical', 'security_evacuation', 'env_monitoring', 'experts', 'logistics', 'publicity', 'aftermath', 'investigation']
const GONE = ['cancelled', 'refused', 'returned', 'recommended']

export function useActs(room: RoomView, can: (permission: string) => boolean) {
  const { t, te } = useI18n()
  const { busy, failed, attempt } = useAttempt()
  const casualtiesOpen = ref(false)
  const casualtiesError = ref('')
  const form = reactive<Form>({ open: false, key: '', title: '', note: '', action: '', fields: [], basis: [], error: '', danger: false, send: async () => undefined })
  const id = () => room.incident.value!.id
  const here = () => ({ params: { path: { incident_id: id() } } })

  /** Does it; the stream brings the change, and if it is slow the log is asked. */
  async function act(run: () => Promise<unknown>): Promise<boolean> {
    const isDone = await attempt(run)
    if (isDone) void room.catchUp()
    return isDone
  }
  /** Does it and says why not; tells whether it is done. */
  async function atOnce(run: () => Promise<unknown>): Promise<boolean> {
    const isDone = await act(run)
    if (!isDone && failed.value) say(failed.value, 'bad', 0)
    return isDone
  }
  function ask(key: string, given: Partial<Form> & Pick<Form, 'title' | 'action' | 'fields' | 'send'>): void {
    Object.assign(form, { note: '', basis: [], error: '', danger: false, ...given, key: `${key}-${room.room.value?.seq ?? 0}`, open: true })
  }
  async function saveForm(body: Record<string, unknown>): Promise<void> {
    if (await act(() => form.send(body))) form.open = false
    form.error = failed.value
  }

  /** By which set and clause, whether it is one of major risk, and what no figure of ours tells. */
  function clauses(proposal: NonNullable<Incident['grading']['proposal']>): string[] {
    const risk = proposal.major_risk
    return [
      ...(proposal.sets ?? []).map((set) => t('command.grading.set', { title: set.title, mark: set.mark })),
      ...(risk?.is_met ? [t('command.grading.risk', { criteria: risk.criteria.map((c) => `${said(c)} ${c.value} ≥ ${c.at_least}`).join(between()), source: risk.source, mark: risk.mark })] : []),
      ...(risk ? [t('command.grading.byPerson', { text: said(risk.by_person), mark: risk.mark })] : []),
      ...(proposal.elsewhere ? [said(proposal.elsewhere)] : []),
    ]
  }
  function basis(): string[] {
    const proposal = room.incident.value?.grading.proposal
    if (!proposal) return []
    const lines = proposal.basis.map((b) => t(b.potential ? 'command.grading.feared' : 'command.grading.because', { figure: te(`words.casualty.${b.figure}`) ? t(`words.casualty.${b.figure}`) : b.figure, value: b.value, least: b.at_least, grade: t(`words.accident_grade.${b.grade}`) }))
    return [t('command.grading.proposal', { confirmed: t(`words.accident_grade.${proposal.confirmed ?? 'none'}`), potential: t(`words.accident_grade.${proposal.potential ?? 'none'}`) }), ...lines, ...clauses(proposal), t('command.grading.source', { source: proposal.source })]
  }
  async function openStep(step: Step): Promise<void> {
    const incident = room.incident.value!
    let fields: FormField[]
    try {
      fields = await Promise.all(step.fields.map(async (field) => ({ ...field, value: field.initial?.(incident) ?? undefined, choices: await field.choices?.(incident) })))
    } catch (problem) {
      return void say(sayProblem(problem, t), 'bad', 0)
    }
    const grading = step.verb === 'grade' || step.verb === 'regrade'
    ask(step.verb, {
      title: t(`command.step.${step.verb}.title`), action: t(`command.step.${step.verb}.act`), note: te(`command.step.${step.verb}.note`) ? t(`command.step.${step.verb}.note`) : '',
      fields, basis: grading ? basis() : [], danger: step.verb === 'close',
      send: (body) => step.send(incident.id, body),
    })
  }

  /** The leader's yes is the step itself, with the officer's reason. */
  const agree = () => atOnce(() => {
    const { about, into_id, reason } = room.incident.value!.asked!
    return about === 'merge'
      ? take(api.POST('/api/incidents/{incident_id}/merge', { ...here(), body: { into_id: into_id!, reason } }))
      : take(api.POST('/api/incidents/{incident_id}/false-alarm', { ...here(), body: { reason } }))
  })
  function openDecline(): void {
    ask('decline', {
      title: t('command.asked.declineTitle'), action: t('command.asked.decline'), fields: [{ name: 'reason', kind: 'text', required: true }],
      send: (body) => take(api.POST('/api/incidents/{incident_id}/requests/decline', { ...here(), body: body as { reason: string } })),
    })
  }

  const teams = () => room.dispatches.value.filter((d) => !GONE.includes(d.status)).map((d) => ({ value: `d:${d.id}`, label: d.team_name }))
  function openTask(): void {
    if (!can('assignment.give')) return
    ask('task', {
      title: t('command.tasks.giveTitle'), action: t('command.tasks.give'),
      fields: [
        { name: 'title', kind: 'line', required: true, label: t('command.tasks.what') },
        { name: 'owner', kind: 'choice', required: true, label: t('command.tasks.owner'), choices: [...teams(), ...GROUPS.map((g) => ({ value: `g:${g}`, label: t(`words.field_group.${g}`) }))] },
        { name: 'minutes', kind: 'number', label: t('command.tasks.minutes'), value: 30 },
        { name: 'place', kind: 'line', label: t('command.field.place') }, { name: 'detail', kind: 'text', label: t('command.tasks.detail') },
      ],
      send: ({ owner, minutes, title, place, detail }) => {
        const [kind, ref] = [String(owner).slice(0, 1), String(owner).slice(2)]
        return take(api.POST('/api/incidents/{incident_id}/assignments', {
          ...here(),
          body: {
            title: String(title), place: place ? String(place) : '', detail: detail ? String(detail) : '', ...(kind === 'd' ? { dispatch_id: ref } : { group: ref as never }),
            ...(typeof minutes === 'number' ? { due_at: new Date(serverNow() + minutes * 60_000).toISOString() } : {}),
          },
        }))
      },
    })
  }
  const verifyTask = (task: Assignment) => atOnce(() => take(api.POST('/api/assignments/{assignment_id}/verify', { params: { path: { assignment_id: task.id } }, body: {} })))

  function openCancel(dispatch: Dispatch): void {
    ask(`cancel-${dispatch.id}`, {
      title: t('command.forces.cancelTitle', { team: dispatch.team_name }), action: t('command.forces.cancel'), fields: [{ name: 'reason', kind: 'text', required: true }],
      send: (body) => take(api.POST('/api/dispatches/{dispatch_id}/cancel', { params: { path: { dispatch_id: dispatch.id } }, body: body as { reason: string } })),
    })
  }
  const release = (dispatch: Dispatch) => atOnce(() => take(api.POST('/api/dispatches/{dispatch_id}/release', { params: { path: { dispatch_id: dispatch.id } }, body: {} })))

  async function openNominate(): Promise<void> {
    let choices: { value: string; label: string }[] = []
    try {
      const [{ items }, listed] = await Promise.all([
        take(api.GET('/api/contacts', { params: { query: { limit: 200 } } })),
        take(api.GET('/api/commanders', { params: { query: { incident_id: id() } } })),
      ])
      const doubtsOf = new Map(listed.map((c) => [c.person_id, c.doubts.map(said).join(between())]))
      const rank = (p: { id: string }) => (doubtsOf.get(p.id) === '' ? 0 : doubtsOf.has(p.id) ? 1 : 2)
      choices = [...items].sort((a, b) => rank(a) - rank(b)).map((p) => ({
        value: p.id,
        label: [p.name, p.post, p.org_name, doubtsOf.get(p.id) === '' ? t('command.commanders.qualified') : (doubtsOf.get(p.id) ?? t('command.commanders.unlisted'))].filter(Boolean).join(' · '),
      }))
    } catch (problem) {
      return void say(sayProblem(problem, t), 'bad', 0)
    }
    const commander = room.commander.value
    ask('nominate', {
      title: t('command.nominateTitle'), action: commander ? t('command.handOver') : t('command.nominate'), note: commander ? t('command.handOverNote', { name: commander.person_name }) : '',
      fields: [{ name: 'person_id', kind: 'choice', required: true, label: t('command.nominee'), choices }, { name: 'briefing', kind: 'text', label: t('command.briefing') }, ...(commander ? [{ name: 'reason', kind: 'text' as const, hint: t('command.overHead') }] : []), { name: 'override_reason', kind: 'text', label: t('command.commanders.override'), hint: t('command.commanders.overrideHint') }],
      send: (body) => take(api.POST('/api/incidents/{incident_id}/command/nominate', { ...here(), body: body as { person_id: string } })),
    })
  }
  const accept = () => atOnce(() => take(api.POST('/api/incidents/{incident_id}/command/{term_id}/accept', { params: { path: { incident_id: id(), term_id: room.nominee.value!.id } }, body: {} })))

  function openEntry(): void {
    ask('entry', {
      title: t('command.entries.title'), action: t('command.entries.log'), note: t('command.entries.note'),
      fields: [
        { name: 'names', kind: 'line', required: true, label: t('command.entries.names'), hint: t('command.entries.namesHint') },
        { name: 'zone', kind: 'choice', required: true, label: t('command.entries.zone'), value: 'hot', choices: ['hot', 'warm', 'cold'].map((z) => ({ value: z, label: t(`command.zone.${z}`) })) },
        { name: 'team', kind: 'choice', label: t('command.entries.team'), choices: teams() },
        { name: 'stay_minutes', kind: 'number', label: t('command.entries.stay'), value: 20 }, { name: 'pressure', kind: 'number', label: t('command.entries.pressure') },
      ],
      send: ({ names, zone, team, stay_minutes, pressure }) => take(api.POST('/api/incidents/{incident_id}/entries', {
        ...here(),
        body: {
          names: String(names).split(/[\s,，、;；]+/).filter(Boolean), zone: String(zone) as 'hot', ...(team ? { dispatch_id: String(team).slice(2) } : {}),
          ...(typeof stay_minutes === 'number' ? { stay_minutes } : {}), ...(typeof pressure === 'number' ? { pressure } : {}),
        },
      })),
    })
  }
  const out = (entry: Entry) => atOnce(() => take(api.POST('/api/entries/{entry_id}/exit', { params: { path: { entry_id: entry.id } }, body: {} })))

  function openSent(task: ReportTask): void {
    ask(`sent-${task.id}`, {
      title: t('command.owed.sentTitle', { receiver: t(`words.receiver.${task.receiver_level}`), channel: t(`words.channel.${task.channel}`) }), action: t('command.owed.markSent'),
      fields: [
        { name: 'receiver_name', kind: 'line', required: true, label: t('command.owed.receiver') },
        task.channel === 'phone' ? { name: 'words', kind: 'text', label: t('command.reports.told') } : { name: 'receipt_no', kind: 'line', required: true, label: t('command.reports.receipt') },
      ],
      send: (body) => take(api.POST('/api/report-tasks/{task_id}/sent', { params: { path: { task_id: task.id } }, body: body as { receiver_name: string } })),
    })
  }
  const note = (text: string) => atOnce(() => take(api.POST('/api/incidents/{incident_id}/notes', { ...here(), body: { text } })))
  async function saveCasualties(body: Record<string, unknown>): Promise<void> {
    if (await act(() => take(api.POST('/api/incidents/{incident_id}/casualties', { ...here(), body: body as never })))) casualtiesOpen.value = false
    casualtiesError.value = failed.value
  }

  return { busy, form, casualtiesOpen, casualtiesError, openStep, agree, openDecline, openTask, verifyTask, openCancel, release, openNominate, accept, openEntry, out, openSent, note, saveCasualties, saveForm }
}

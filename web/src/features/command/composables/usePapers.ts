/** What is done with the papers that leave the house: reports upward and situation reports go the same way. */
import { reactive } from 'vue'
import { useI18n } from 'vue-i18n'
import { useAttempt } from '@/api/attempt'
import { api, take } from '@/api/client'
import type { OutgoingReport, ReportTask, ResponseActivation } from '@/api/types'
import { say } from '@/kit/notices'
import type { FormField } from '../components/FormDialog.vue'

export type PaperKind = OutgoingReport['kind']
/** The pages that papers are worked on: which kinds each holds. */
export const SERIES = { reports: ['initial', 'followup', 'verification', 'final'], situation: ['situation'] } as const satisfies Record<string, readonly PaperKind[]>
export type Series = keyof typeof SERIES
export const inSeries = (series: Series) => (paper: OutgoingReport) => (SERIES[series] as readonly PaperKind[]).includes(paper.kind)

const CHANNELS = ['written', 'system', 'video', 'phone']
const LEVELS = ['own_government', 'county', 'city', 'province', 'national']

/** What a paper is called in the reader's language. */
export function usePaperName() {
  const { t, locale } = useI18n()
  return (paper: Pick<OutgoingReport, 'kind' | 'seq_no' | 'name'>) => (locale.value === 'en' ? `${t(`words.report_kind.${paper.kind}`)} ${paper.seq_no || ''}`.trim() : paper.name)
}

/** Which papers a body may begin next. */
export function nextKinds(series: Series, papers: readonly OutgoingReport[], body: string, hasEnded: boolean): PaperKind[] {
  const own = papers.filter((paper) => paper.status !== 'discarded' && paper.body_path === body)
  if (series === 'situation') return own.every((paper) => paper.status === 'sent') ? ['situation'] : []
  const has = (kind: PaperKind) => own.some((paper) => paper.kind === kind)
  if (!has('initial')) return ['initial']
  const kinds: PaperKind[] = own.some((paper) => paper.kind === 'initial' && paper.status === 'sent') ? ['followup'] : []
  if (!has('verification')) kinds.push('verification')
  if (hasEnded && !has('final')) kinds.push('final')
  return kinds
}

/** When a body's next situation report is due: while its response runs, counted from its start or from the end of the last period that was sent. */
export function situationDue(responses: readonly ResponseActivation[], papers: readonly OutgoingReport[], body: string): { from: string; due: string; level: string; hours: number } | null {
  const running = responses.find((response) => response.status === 'active' && response.body_path === body)
  if (!running) return null
  const told = papers.filter((paper) => paper.kind === 'situation' && paper.status === 'sent' && paper.body_path === body).map((paper) => paper.period_to)
  const from = [running.started_at, ...told].sort((a, b) => Date.parse(a) - Date.parse(b)).at(-1)!
  return { from, due: new Date(Date.parse(from) + running.situation_minutes * 60_000).toISOString(), level: running.level, hours: running.situation_minutes / 60 }
}

interface Form { open: boolean; key: string; title: string; note: string; action: string; fields: FormField[]; error: string; send: (body: Record<string, unknown>) => Promise<unknown> }

export function usePapers(incidentId: () => string, done: () => void) {
  const { t } = useI18n()
  const nameOf = usePaperName()
  const { busy, failed, attempt } = useAttempt()
  const form = reactive<Form>({ open: false, key: '', title: '', note: '', action: '', fields: [], error: '', send: async () => undefined })
  let asked = 0
  const of = (paper: OutgoingReport) => ({ params: { path: { outgoing_id: paper.id } } })

  async function run<T>(what: () => Promise<T>): Promise<T | undefined> {
    let told: T | undefined
    if (await attempt(async () => { told = await what() })) done()
    else if (!form.open && failed.value) say(failed.value, 'bad', 0)
    return told
  }
  async function save(body: Record<string, unknown>): Promise<void> {
    await run(() => form.send(body).then(() => { form.open = false }))
    form.error = failed.value
  }
  const ask = (given: Omit<Form, 'open' | 'key' | 'error'>) => Object.assign(form, { ...given, error: '', key: `paper-${(asked += 1)}`, open: true })

  const begin = (kind: PaperKind, next_steps = '') => take(api.POST('/api/incidents/{incident_id}/outgoing-reports', { params: { path: { incident_id: incidentId() } }, body: { kind, next_steps } }))
  const draft = (kind: PaperKind) => run(() => begin(kind))
  const edit = (paper: OutgoingReport, content: OutgoingReport['content']) => run(() => take(api.POST('/api/outgoing-reports/{outgoing_id}/edit', { ...of(paper), body: { version: paper.version, content } })))
  const redraft = (paper: OutgoingReport) => run(() => take(api.POST('/api/outgoing-reports/{outgoing_id}/redraft', { ...of(paper), body: { version: paper.version } })))
  const submit = (paper: OutgoingReport) => run(() => take(api.POST('/api/outgoing-reports/{outgoing_id}/submit', { ...of(paper), body: {} })))
  const approve = (paper: OutgoingReport) => run(() => take(api.POST('/api/outgoing-reports/{outgoing_id}/approve', { ...of(paper), body: { version: paper.version } })))
  const discard = (paper: OutgoingReport) => run(() => take(api.POST('/api/outgoing-reports/{outgoing_id}/discard', { ...of(paper), body: {} })))

  /** The facts write the draft of a situation report; what comes next is the author's own word. */
  const askDraft = (made: (paper: OutgoingReport) => void) => ask({
    title: t('command.situation.begin'), note: t('command.situation.beginNote'), action: t('command.situation.begin'), fields: [{ name: 'next_steps', kind: 'text', label: t('words.report_part.next_steps') }],
    send: async (body) => made(await begin('situation', String(body.next_steps ?? ''))),
  })
  const askReturn = (paper: OutgoingReport) => ask({
    title: t('command.reports.returnTitle', { name: nameOf(paper) }), note: '', action: t('command.reports.return'), fields: [{ name: 'remark', kind: 'text', required: true, label: t('command.reports.remark') }],
    send: (body) => take(api.POST('/api/outgoing-reports/{outgoing_id}/return', { ...of(paper), body: { remark: String(body.remark) } })),
  })
  const askOral = (paper: OutgoingReport) => ask({
    title: t('command.reports.oralTitle', { name: nameOf(paper) }), note: t('command.reports.oralNote'), action: t('command.reports.oral'), fields: [{ name: 'by_word_of', kind: 'line', required: true, label: t('command.reports.leader') }],
    send: (body) => take(api.POST('/api/outgoing-reports/{outgoing_id}/approve-orally', { ...of(paper), body: { version: paper.version, by_word_of: String(body.by_word_of) } })),
  })
  /** One receiver at a time; what it is owed in writing is settled with it. */
  const askSend = (paper: OutgoingReport, tasks: readonly ReportTask[]) => {
    const isOwed = inSeries('reports')(paper)
    const owed = tasks.filter((task) => isOwed && task.status === 'pending' && task.body_path === paper.body_path && task.channel !== 'phone')
    /** Those above first, by what is due first; the own government is told beside them. */
    const levels = [...new Set([...owed].sort((a, b) => Number(a.receiver_level === 'own_government') - Number(b.receiver_level === 'own_government') || a.due_at.localeCompare(b.due_at)).map((task) => task.receiver_level))]
    const all = [...levels, ...LEVELS.filter((level) => !levels.includes(level))]
    ask({
      title: t('command.reports.sendTitle', { name: nameOf(paper), n: paper.version }), note: isOwed ? t('command.reports.sendNote') : '', action: t('command.reports.send'),
      fields: [
        ...(isOwed ? [{ name: 'level', kind: 'choice' as const, required: true, label: t('command.reports.receiver'), value: levels[0] ?? '', choices: all.map((level) => ({ value: level, label: `${t(`words.receiver.${level}`)}${levels.includes(level) ? ` · ${t('command.reports.isOwed')}` : ''}` })) }] : []),
        { name: 'receiver_name', kind: 'line', required: true, label: t('command.owed.receiver') },
        { name: 'channel', kind: 'choice', required: true, label: t('command.reports.channel'), value: 'written', choices: CHANNELS.map((value) => ({ value, label: t(`words.channel.${value}`) })) },
        { name: 'receipt_no', kind: 'line', label: t('command.reports.receipt') },
      ],
      send: ({ level, receiver_name, channel, receipt_no }) => take(api.POST('/api/outgoing-reports/{outgoing_id}/send', {
        ...of(paper),
        body: {
          receiver_level: String(level ?? '') as 'city', receiver_name: String(receiver_name), channel: String(channel) as 'written', receipt_no: receipt_no ? String(receipt_no) : '',
          task_ids: ['written', 'system'].includes(String(channel)) ? owed.filter((task) => task.receiver_level === level).map((task) => task.id) : [],
        },
      })),
    })
  }
  const askTold = (task: ReportTask) => ask({
    title: t('command.owed.sentTitle', { receiver: t(`words.receiver.${task.receiver_level}`), channel: t(`words.channel.${task.channel}`) }), note: t(task.channel === 'phone' ? 'command.reports.phoneNote' : 'command.reports.bareNote'), action: t('command.owed.markSent'),
    fields: [
      { name: 'receiver_name', kind: 'line', required: true, label: t('command.owed.receiver') }, { name: 'receipt_no', kind: 'line', required: task.channel !== 'phone', label: t('command.reports.receipt') },
      ...(task.channel === 'phone' ? [{ name: 'words', kind: 'text' as const, label: t('command.reports.told') }] : []),
    ],
    send: (body) => take(api.POST('/api/report-tasks/{task_id}/sent', { params: { path: { task_id: task.id } }, body: body as { receiver_name: string } })),
  })
  async function askProfile(now: string): Promise<void> {
    const profiles = await run(() => take(api.GET('/api/reporting-profiles', {})))
    if (!profiles) return
    ask({
      title: t('command.reports.profileTitle'), note: t('command.reports.profileNote'), action: t('command.reports.profile'),
      fields: [
        { name: 'profile', kind: 'choice', required: true, label: t('command.reports.limits'), value: now, choices: profiles.map((p) => ({ value: p.id, label: `${t(`words.report_profile.${p.id}`)} [${p.mark}]` })) },
        { name: 'reason', kind: 'text', required: true, label: t('command.field.reason') },
      ],
      send: (body) => take(api.POST('/api/incidents/{incident_id}/report-profile', { params: { path: { incident_id: incidentId() } }, body: body as { profile: string; reason: string } })),
    })
  }
  return { busy, form, save, draft, edit, redraft, submit, approve, discard, askDraft, askReturn, askOral, askSend, askTold, askProfile }
}

export type PaperActs = ReturnType<typeof usePapers>

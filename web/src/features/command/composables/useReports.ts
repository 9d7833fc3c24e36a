/** What is done with the reports that leave the house. */
import { reactive, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { api, take } from '@/api/client'
import { sayProblem } from '@/api/problems'
import type { OutgoingReport, ReportTask } from '@/api/types'
import { say } from '@/kit/notices'
import type { FormField } from '../components/FormDialog.vue'

export const PARTS = ['title', 'time', 'place', 'unit', 'course', 'casualties', 'measures', 'assessment', 'next_steps'] as const
export type Content = OutgoingReport['content']

interface Form { open: boolean; key: string; title: string; note: string; action: string; fields: FormField[]; error: string; send: (body: Record<string, unknown>) => Promise<unknown> }

export function useReports(incidentId: () => string, done: () => void) {
  const { t } = useI18n()
  const busy = ref(false)
  const form = reactive<Form>({ open: false, key: '', title: '', note: '', action: '', fields: [], error: '', send: async () => undefined })
  let asked = 0
  const of = (report: OutgoingReport) => ({ params: { path: { outgoing_id: report.id } } })

  async function run<T>(what: () => Promise<T>): Promise<T | undefined> {
    if (busy.value) return undefined
    busy.value = true
    try {
      const told = await what()
      done()
      return told
    } catch (problem) {
      const refused = sayProblem(problem, t)
      if (form.open) form.error = refused
      else say(refused, 'bad', 0)
      return undefined
    } finally {
      busy.value = false
    }
  }
  async function save(body: Record<string, unknown>): Promise<void> {
    form.error = ''
    await run(() => form.send(body))
    if (!form.error) form.open = false
  }
  const ask = (given: Omit<Form, 'open' | 'key' | 'error'>) => Object.assign(form, { ...given, error: '', key: `report-${(asked += 1)}`, open: true })

  const draft = (kind: OutgoingReport['kind']) => run(() => take(api.POST('/api/incidents/{incident_id}/outgoing-reports', { params: { path: { incident_id: incidentId() } }, body: { kind } })))
  const edit = (report: OutgoingReport, content: Content) => run(() => take(api.POST('/api/outgoing-reports/{outgoing_id}/edit', { ...of(report), body: { version: report.version, content } })))
  const redraft = (report: OutgoingReport) => run(() => take(api.POST('/api/outgoing-reports/{outgoing_id}/redraft', { ...of(report), body: { version: report.version } })))
  const submit = (report: OutgoingReport) => run(() => take(api.POST('/api/outgoing-reports/{outgoing_id}/submit', { ...of(report), body: {} })))
  const approve = (report: OutgoingReport) => run(() => take(api.POST('/api/outgoing-reports/{outgoing_id}/approve', { ...of(report), body: { version: report.version } })))
  const discard = (report: OutgoingReport) => run(() => take(api.POST('/api/outgoing-reports/{outgoing_id}/discard', { ...of(report), body: {} })))

  const askReturn = (report: OutgoingReport) => ask({
    title: t('command.reports.returnTitle', { name: report.name }), note: '', action: t('command.reports.return'), fields: [{ name: 'remark', kind: 'text', required: true, label: t('command.reports.remark') }],
    send: (body) => take(api.POST('/api/outgoing-reports/{outgoing_id}/return', { ...of(report), body: body as { remark: string } })),
  })
  const askOral = (report: OutgoingReport) => ask({
    title: t('command.reports.oralTitle', { name: report.name }), note: t('command.reports.oralNote'), action: t('command.reports.oral'), fields: [{ name: 'by_word_of', kind: 'line', required: true, label: t('command.reports.leader') }],
    send: (body) => take(api.POST('/api/outgoing-reports/{outgoing_id}/approve-orally', { ...of(report), body: { version: report.version, by_word_of: String(body.by_word_of) } })),
  })
  /** One receiver at a time; what it is owed in writing is settled with it. */
  const askSend = (report: OutgoingReport, tasks: readonly ReportTask[]) => {
    const owed = tasks.filter((task) => task.status === 'pending' && task.body_path === report.body_path && task.channel !== 'phone')
    /** Those above first, by what is due first; the own government is told beside them. */
    const levels = [...new Set([...owed].sort((a, b) => Number(a.receiver_level === 'own_government') - Number(b.receiver_level === 'own_government') || a.due_at.localeCompare(b.due_at)).map((task) => task.receiver_level))]
    const all = [...levels, ...['own_government', 'county', 'city', 'province', 'national'].filter((level) => !levels.includes(level))]
    ask({
      title: t('command.reports.sendTitle', { name: report.name, n: report.version }), note: t('command.reports.sendNote'), action: t('command.reports.send'),
      fields: [
        { name: 'level', kind: 'choice', required: true, label: t('command.reports.receiver'), value: levels[0] ?? '', choices: all.map((level) => ({ value: level, label: `${t(`words.receiver.${level}`)}${levels.includes(level) ? ` · ${t('command.reports.isOwed')}` : ''}` })) },
        { name: 'receiver_name', kind: 'line', required: true, label: t('command.owed.receiver') },
        { name: 'channel', kind: 'choice', required: true, label: t('command.reports.channel'), value: 'written', choices: ['written', 'system', 'video', 'phone'].map((value) => ({ value, label: t(`words.channel.${value}`) })) },
        { name: 'receipt_no', kind: 'line', label: t('command.reports.receipt') },
      ],
      send: ({ level, receiver_name, channel, receipt_no }) => take(api.POST('/api/outgoing-reports/{outgoing_id}/send', {
        ...of(report),
        body: {
          receiver_level: String(level) as 'city', receiver_name: String(receiver_name), channel: String(channel) as 'written', receipt_no: receipt_no ? String(receipt_no) : '',
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
        { name: 'profile', kind: 'choice', required: true, label: t('command.reports.limits'), value: now, choices: profiles.map((p) => ({ value: p.id, label: `${p.zh} [${p.mark}]` })) },
        { name: 'reason', kind: 'text', required: true, label: t('command.field.reason') },
      ],
      send: (body) => take(api.POST('/api/incidents/{incident_id}/report-profile', { params: { path: { incident_id: incidentId() } }, body: body as { profile: string; reason: string } })),
    })
  }
  return { busy, form, save, draft, edit, redraft, submit, approve, discard, askReturn, askOral, askSend, askTold, askProfile }
}

/** What is done with the situation reports of an incident. */
import { reactive, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { api, take } from '@/api/client'
import { sayProblem } from '@/api/problems'
import type { SituationReport } from '@/api/types'
import { say } from '@/kit/notices'
import type { FormField } from '../components/FormDialog.vue'

export const SITUATION_PARTS = ['title', 'period', 'status', 'casualties', 'forces', 'tasks', 'withdrawal', 'weather', 'next_steps'] as const

interface Form { open: boolean; key: string; title: string; note: string; action: string; fields: FormField[]; error: string; send: (body: Record<string, unknown>) => Promise<unknown> }

export function useSituations(incidentId: () => string, done: () => void) {
  const { t } = useI18n()
  const busy = ref(false)
  const form = reactive<Form>({ open: false, key: '', title: '', note: '', action: '', fields: [], error: '', send: async () => undefined })
  let asked = 0
  const of = (report: SituationReport) => ({ params: { path: { situation_id: report.id } } })

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
  const ask = (given: Omit<Form, 'open' | 'key' | 'error'>) => Object.assign(form, { ...given, error: '', key: `situation-${(asked += 1)}`, open: true })

  const edit = (report: SituationReport, content: SituationReport['content']) => run(() => take(api.POST('/api/situation-reports/{situation_id}/edit', { ...of(report), body: { version: report.version, content } })))
  const redraft = (report: SituationReport) => run(() => take(api.POST('/api/situation-reports/{situation_id}/redraft', { ...of(report), body: { version: report.version } })))
  const submit = (report: SituationReport) => run(() => take(api.POST('/api/situation-reports/{situation_id}/submit', { ...of(report), body: {} })))
  const approve = (report: SituationReport) => run(() => take(api.POST('/api/situation-reports/{situation_id}/approve', { ...of(report), body: { version: report.version } })))
  const discard = (report: SituationReport) => run(() => take(api.POST('/api/situation-reports/{situation_id}/discard', { ...of(report), body: {} })))

  /** The facts write the draft; what comes next is the author's own word. */
  const askDraft = (made: (report: SituationReport) => void) => ask({
    title: t('command.situation.begin'), note: t('command.situation.beginNote'), action: t('command.situation.begin'), fields: [{ name: 'next_steps', kind: 'text', label: t('command.situation.part.next_steps') }],
    send: async (body) => made(await take(api.POST('/api/incidents/{incident_id}/situation-reports', { params: { path: { incident_id: incidentId() } }, body: { next_steps: String(body.next_steps ?? '') } }))),
  })
  const askReturn = (report: SituationReport) => ask({
    title: t('command.reports.returnTitle', { name: t('command.situation.name', { n: report.number }) }), note: '', action: t('command.reports.return'), fields: [{ name: 'remark', kind: 'text', required: true, label: t('command.reports.remark') }],
    send: (body) => take(api.POST('/api/situation-reports/{situation_id}/return', { ...of(report), body: { remark: String(body.remark) } })),
  })
  const askSend = (report: SituationReport) => ask({
    title: t('command.reports.sendTitle', { name: t('command.situation.name', { n: report.number }), n: report.version }), note: '', action: t('command.reports.send'),
    fields: [
      { name: 'receiver_name', kind: 'line', required: true, label: t('command.owed.receiver') },
      { name: 'channel', kind: 'choice', required: true, label: t('command.reports.channel'), value: 'written', choices: ['written', 'system', 'video', 'phone'].map((value) => ({ value, label: t(`words.channel.${value}`) })) },
      { name: 'receipt_no', kind: 'line', label: t('command.reports.receipt') },
    ],
    send: ({ receiver_name, channel, receipt_no }) => take(api.POST('/api/situation-reports/{situation_id}/send', { ...of(report), body: { receiver_name: String(receiver_name), channel: String(channel) as 'written', receipt_no: receipt_no ? String(receipt_no) : '' } })),
  })
  return { busy, form, save, edit, redraft, submit, approve, discard, askDraft, askReturn, askSend }
}

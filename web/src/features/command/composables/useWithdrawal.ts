/** What the desk does with the withdrawal signal: raise it, answer on a team's word, end it, let people in again. */
import { reactive, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useAttempt } from '@/api/attempt'
import { api, take } from '@/api/client'
import type { Withdrawal } from '@/api/types'
import type { FormField } from '../components/FormDialog.vue'

const REASONS = ['explosion', 'collapse', 'toxic', 'fire', 'water', 'rescuer_lost', 'other'] as const

interface Form { open: boolean; key: string; title: string; note: string; action: string; danger: boolean; fields: FormField[]; error: string; send: (body: Record<string, unknown>) => Promise<unknown> }

export function useWithdrawal(incidentId: Ref<string>, place: Ref<string>, done: () => void) {
  const { t } = useI18n()
  const { busy, failed, attempt } = useAttempt()
  const form = reactive<Form>({ open: false, key: '', title: '', note: '', action: '', danger: false, fields: [], error: '', send: async () => undefined })
  let asked = 0

  const ask = (given: Omit<Form, 'open' | 'key' | 'error'>) => Object.assign(form, { ...given, error: '', key: `withdrawal-${(asked += 1)}`, open: true })
  const of = (signal: Withdrawal) => ({ params: { path: { withdrawal_id: signal.id } } })

  async function save(body: Record<string, unknown>): Promise<void> {
    if (await attempt(() => form.send(body).then(done))) form.open = false
    form.error = failed.value
  }

  const raise = () => ask({
    title: t('command.withdrawal.raiseTitle'), note: t('command.withdrawal.raiseNote'), action: t('command.withdrawal.raiseAct'), danger: true,
    fields: [
      { name: 'reason_code', kind: 'choice', required: true, label: t('command.withdrawal.why'), choices: REASONS.map((value) => ({ value, label: t(`words.withdrawal_reason.${value}`) })) },
      { name: 'gather', kind: 'line', required: true, label: t('command.withdrawal.gather'), hint: t('command.withdrawal.gatherHint'), value: place.value },
      { name: 'reason', kind: 'text', label: t('command.withdrawal.words') },
    ],
    send: (body) => take(api.POST('/api/incidents/{incident_id}/withdrawals', { params: { path: { incident_id: incidentId.value } }, body: body as never })),
  })
  const answer = (signal: Withdrawal, receipt: Withdrawal['receipts'][number]) => ask({
    title: t('command.withdrawal.answerTitle', { team: receipt.team_name }), note: t('command.withdrawal.answerNote'), action: t('command.withdrawal.answerAct'), danger: false,
    fields: [
      { name: 'people_out', kind: 'number', label: t('command.withdrawal.out'), hint: t('command.withdrawal.unknownHint'), value: receipt.people_out },
      { name: 'people_inside', kind: 'number', label: t('command.withdrawal.inside'), value: receipt.people_inside },
      { name: 'missing', kind: 'line', label: t('command.withdrawal.missing'), hint: t('command.entries.namesHint'), value: receipt.missing.join(' ') },
    ],
    send: ({ missing, ...heads }) => take(api.POST('/api/withdrawals/{withdrawal_id}/acknowledge', {
      ...of(signal), body: { ...heads, dispatch_id: receipt.dispatch_id, missing: String(missing ?? '').split(/[\s,，、;；]+/).filter(Boolean) } as never,
    })),
  })
  const end = (signal: Withdrawal) => ask({
    title: t('command.withdrawal.endTitle'), note: t('command.withdrawal.endNote'), action: t('command.withdrawal.endAct'), danger: false,
    fields: [{ name: 'reason', kind: 'text', required: true, label: t('command.field.reason') }, { name: 'reentry_allowed', kind: 'check', label: t('command.withdrawal.reentry') }],
    send: (body) => take(api.POST('/api/withdrawals/{withdrawal_id}/end', { ...of(signal), body: body as never })),
  })
  const letIn = (signal: Withdrawal) => ask({
    title: t('command.withdrawal.letInTitle'), note: '', action: t('command.withdrawal.letInAct'), danger: false,
    fields: [{ name: 'reason', kind: 'text', required: true, label: t('command.field.reason') }],
    send: (body) => take(api.POST('/api/withdrawals/{withdrawal_id}/allow-reentry', { ...of(signal), body: body as { reason: string } })),
  })
  return { busy, form, raise, answer, end, letIn, save }
}

/** The joint proposals in sight: fetched again whenever the stream says that one was solved or decided; the one being read is held. */
import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useAttempt } from '@/api/attempt'
import { api, take } from '@/api/client'
import { useSession } from '@/api/session'
import { useHeld } from '@/kit/held'
import { say } from '@/kit/notices'
import { useLive } from '@/live/live'
import type { JointPlan } from '@/api/types'

/** Whether the proposal on screen stays though another one has come: nothing may change between a look and a press, until somebody decided. */
export const holds = (held: JointPlan | undefined, newest: JointPlan | undefined) => held?.decision === null && held.org_path === newest?.org_path

export function useJoint() {
  const { t } = useI18n()
  const session = useSession()
  const { busy, attempt } = useAttempt({ aloud: true })
  const asked = ref(false)
  const query = useQuery({ queryKey: ['joint-plans'], staleTime: Infinity, queryFn: () => take(api.GET('/api/joint-plans', { params: { query: { is_current: true } } })) })
  const plans = computed(() => query.data.value ?? [])
  const of = (path: string) => plans.value.find((p) => p.org_path === path)
  /** The body whose proposal is read: one's own where it has one, else the one whose is the newest. */
  const body = ref('')
  const newest = computed(() => (body.value ? of(body.value) : of(session.session?.org?.org_path ?? '') ?? plans.value[0]))
  const reading = useHeld(() => newest.value, (found) => found?.id ?? '', (held) => holds(held, newest.value))
  const plan = reading.held
  watch(() => plan.value?.id, () => { asked.value = false; body.value ||= plan.value?.org_path ?? '' }, { immediate: true })
  const queries = useQueryClient()
  const renew = () => void queries.invalidateQueries({ queryKey: ['joint-plans'] })
  useLive((messages) => { if (messages.some((m) => m.type === 'command.joint_plan_changed')) renew() }, renew)

  const act = async (run: () => Promise<unknown>, done: string) => {
    const went = await attempt(() => run().then(() => say(done)))
    renew()
    return went
  }

  return {
    query, busy, asked, plans, plan, showNewest: reading.take,
    newer: computed(() => (reading.waiting.value ? newest.value : undefined)),
    choose: (path: string) => { body.value = path },
    ask: async () => {
      asked.value = true
      if (!(await act(() => reading.own(take(api.POST('/api/joint-plans', { body: {} }))), t('command.joint.asked')))) asked.value = false
    },
    adopt: (id: string, option: number) => act(() => take(api.POST('/api/joint-plans/{joint_plan_id}/adopt', { params: { path: { joint_plan_id: id } }, body: { option, reason: '' } })), t('command.joint.adopted')),
    reject: (id: string, reason: string) => act(() => take(api.POST('/api/joint-plans/{joint_plan_id}/reject', { params: { path: { joint_plan_id: id } }, body: { reason } })), t('command.joint.rejected')),
  }
}

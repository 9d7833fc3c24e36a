/** The joint proposals in sight: fetched again whenever the stream says that one was solved or decided; the one being read is held. */
import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useAttempt } from '@/api/attempt'
import { api, take } from '@/api/client'
import { useSession } from '@/api/session'
import { say } from '@/kit/notices'
import { useLive } from '@/live/live'
import type { JointPlan } from '@/api/types'

/**
 * Whether the proposal on screen gives way to the newest of its body. The same one solved again brings its new figures; another
 * one waits while the one being read is undecided, for nothing may change between a look and a press.
 */
export const givesWay = (held: JointPlan | undefined, newest: JointPlan | undefined) => !held || !newest || held.id === newest.id || held.org_path !== newest.org_path || held.decision !== null

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
  const plan = shallowRef<JointPlan>()
  watch(newest, (found) => { if (asked.value || givesWay(plan.value, found)) showNewest() }, { immediate: true })
  function showNewest() {
    if (plan.value?.id !== newest.value?.id) asked.value = false
    plan.value = newest.value
    body.value ||= plan.value?.org_path ?? ''
  }
  const queries = useQueryClient()
  const renew = () => void queries.invalidateQueries({ queryKey: ['joint-plans'] })
  useLive((messages) => { if (messages.some((m) => m.type === 'command.joint_plan_changed')) renew() }, renew)

  const act = async (run: () => Promise<unknown>, done: string) => {
    const went = await attempt(() => run().then(() => say(done)))
    renew()
    return went
  }

  return {
    query, busy, asked, plans, plan, showNewest,
    newer: computed(() => (newest.value && newest.value.id !== plan.value?.id ? newest.value : undefined)),
    choose: (path: string) => { body.value = path },
    ask: async () => { asked.value = await act(() => take(api.POST('/api/joint-plans', { body: {} })), t('command.joint.asked')) },
    adopt: (id: string, option: number) => act(() => take(api.POST('/api/joint-plans/{joint_plan_id}/adopt', { params: { path: { joint_plan_id: id } }, body: { option, reason: '' } })), t('command.joint.adopted')),
    reject: (id: string, reason: string) => act(() => take(api.POST('/api/joint-plans/{joint_plan_id}/reject', { params: { path: { joint_plan_id: id } }, body: { reason } })), t('command.joint.rejected')),
  }
}

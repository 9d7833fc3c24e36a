/** The joint proposals in sight: fetched again whenever the stream says that one was solved or decided. */
import { useQuery } from '@tanstack/vue-query'
import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useAttempt } from '@/api/attempt'
import { api, take } from '@/api/client'
import { say } from '@/kit/notices'
import { useLive } from '@/live/live'

export function useJoint() {
  const { t } = useI18n()
  const { busy, attempt } = useAttempt({ aloud: true })
  const asked = ref(false)
  const query = useQuery({ queryKey: ['joint-plans'], staleTime: Infinity, queryFn: () => take(api.GET('/api/joint-plans', { params: { query: { is_current: true } } })) })
  useLive((messages) => {
    if (!messages.some((m) => m.type === 'command.joint_plan_changed')) return
    asked.value = false
    void query.refetch()
  }, () => void query.refetch())

  const act = (run: () => Promise<unknown>, done: string) => attempt(() => run().then(() => say(done)))

  return {
    query, busy, asked, plans: computed(() => query.data.value ?? []),
    ask: async () => { asked.value = await act(() => take(api.POST('/api/joint-plans', { body: {} })), t('command.joint.asked')) },
    adopt: async (id: string, option: number) => { if (await act(() => take(api.POST('/api/joint-plans/{joint_plan_id}/adopt', { params: { path: { joint_plan_id: id } }, body: { option, reason: '' } })), t('command.joint.adopted'))) void query.refetch() },
    reject: async (id: string, reason: string) => { if (await act(() => take(api.POST('/api/joint-plans/{joint_plan_id}/reject', { params: { path: { joint_plan_id: id } }, body: { reason } })), t('command.joint.rejected'))) void query.refetch() },
  }
}

/** The shift that is on now at this body. */
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api, take } from '@/api/client'
import { useSession } from '@/api/session'
import { useNow } from '@/kit/time'

export function useShift() {
  const session = useSession()
  const now = useNow()
  const { data, error, refetch } = useQuery({
    queryKey: ['shifts'], enabled: computed(() => session.can('contact.view')), retry: false, staleTime: 600_000,
    queryFn: () => take(api.GET('/api/shifts', { params: { query: { org_id: session.session?.org.id } } })),
  })
  const shift = computed(() => data.value?.items.find((shift) => Date.parse(shift.starts_at) <= now.value && now.value < Date.parse(shift.ends_at)))
  return { shift, known: computed(() => data.value !== undefined), error, refetch }
}

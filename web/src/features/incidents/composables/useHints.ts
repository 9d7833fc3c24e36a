/** What the platform knows while the call lasts: the caller's enterprise, hazards and people near, calls about the same. */
import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, take } from '@/api/client'
import { refDebounced } from '@/kit/debounced'
import type { DraftFields } from './drafts'

export function useHints(fields: Ref<DraftFields>) {
  const asked = computed(() => {
    const f = fields.value
    const phone = f.caller_phone.replace(/\D/g, '')
    return JSON.stringify({
      ...(phone.length >= 7 ? { phone } : {}), ...(f.place_text.trim().length >= 2 ? { place_text: f.place_text.trim() } : {}), ...(f.what ? { what: f.what } : {}),
      ...(f.lon !== null && f.lat !== null ? { lon: f.lon, lat: f.lat } : {}),
    })
  })
  const rested = refDebounced(asked, 400)
  const enabled = computed(() => {
    const query = JSON.parse(rested.value) as Record<string, unknown>
    return 'phone' in query || 'lon' in query || ('place_text' in query && 'what' in query)
  })
  return useQuery({
    queryKey: ['report-hints', rested],
    enabled,
    retry: false,
    staleTime: 10_000,
    placeholderData: keepPreviousData,
    queryFn: () => take(api.GET('/api/reports/hints', { params: { query: JSON.parse(rested.value) as Record<string, never> } })),
  })
}

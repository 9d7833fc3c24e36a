/** Places and enterprises whose names fit what is being typed. Silent when the server is away: free text is enough. */
import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { refDebounced } from './debounced'
import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { api, take } from '@/api/client'
import { useSession } from '@/api/session'

export interface PlaceOption { id: string; label: string; hint: string; lon: number | null; lat: number | null; enterpriseId: string | null }

export function usePlaces(text: Ref<string>) {
  const { t } = useI18n()
  const session = useSession()
  const q = refDebounced(text, 250)
  const enabled = computed(() => q.value.trim().length >= 2)
  const { data } = useQuery({
    queryKey: ['place-options', q],
    enabled,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: async (): Promise<PlaceOption[]> => {
      const words = q.value.trim()
      const [places, enterprises] = await Promise.allSettled([
        take(api.GET('/api/places', { params: { query: { q: words, limit: 6 } } })),
        session.can('risk.view') ? take(api.GET('/api/enterprises', { params: { query: { q: words, limit: 6 } } })) : Promise.resolve({ items: [] }),
      ])
      const found: PlaceOption[] = []
      if (enterprises.status === 'fulfilled')
        found.push(...enterprises.value.items.map((e) => ({ id: e.id, label: e.name, hint: t('incidents.place.enterprise'), lon: e.lon, lat: e.lat, enterpriseId: e.id })))
      if (places.status === 'fulfilled')
        found.push(...places.value.map((p) => ({ id: p.id, label: p.name, hint: p.full_name, lon: p.lon, lat: p.lat, enterpriseId: null })))
      return found
    },
  })
  return computed(() => (enabled.value ? (data.value ?? []) : []))
}

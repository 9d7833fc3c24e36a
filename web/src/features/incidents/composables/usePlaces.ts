/** Places and enterprises whose names fit what is being typed. Silent when the server is away: free text is enough. */
import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { refDebounced } from '@/kit/debounced'
import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { api, take } from '@/api/client'
import { useSession } from '@/api/session'

export interface PlaceOption { id: string; label: string; hint: string; lon: number | null; lat: number | null; enterpriseId: string | null }

/** The option that the words name in full, the longest first: 阳新县富池镇 names 富池镇. Null when they name none. */
export function namedIn(text: string, options: readonly PlaceOption[]): PlaceOption | null {
  const words = text.replace(/\s/g, '')
  const named = options.filter((o) => o.lon !== null && o.lat !== null && o.label.length >= 2 && words.includes(o.label))
  return named.sort((a, b) => specific(b, words) - specific(a, words))[0] ?? null
}

/** Where its name ends in the words counts first (the narrower place is said last), then how much of it is said. */
const specific = (option: PlaceOption, words: string) => (words.lastIndexOf(option.label) + option.label.length) * 100 + option.label.length

/** Places and, for those who may see them, enterprises whose names fit the words. Empty when the server is away. */
export async function findPlaces(words: string, { enterprises, enterpriseHint }: { enterprises: boolean; enterpriseHint: string }): Promise<PlaceOption[]> {
  const query = { q: words, limit: 6 }
  const [places, units] = await Promise.allSettled([
    take(api.GET('/api/places', { params: { query } })),
    enterprises ? take(api.GET('/api/enterprises', { params: { query } })) : Promise.resolve({ items: [] }),
  ])
  const found: PlaceOption[] = []
  if (units.status === 'fulfilled') found.push(...units.value.items.map((e) => ({ id: e.id, label: e.name, hint: enterpriseHint, lon: e.lon, lat: e.lat, enterpriseId: e.id })))
  if (places.status === 'fulfilled') found.push(...places.value.map((p) => ({ id: p.id, label: p.name, hint: p.full_name, lon: p.lon, lat: p.lat, enterpriseId: null })))
  return found
}

export function usePlaces(text: Ref<string>) {
  const { t } = useI18n()
  const session = useSession()
  const q = refDebounced(text, 250)
  const enabled = computed(() => q.value.trim().length >= 2)
  const find = (words: string) => findPlaces(words.trim(), { enterprises: session.can('risk.view'), enterpriseHint: t('incidents.place.enterprise') })
  const { data } = useQuery({ queryKey: ['place-options', q], enabled, retry: false, placeholderData: keepPreviousData, queryFn: () => find(q.value) })
  return { options: computed(() => (enabled.value ? (data.value ?? []) : [])), find }
}

/** What both study pages are: one study chosen, another beside it, a map of it that can be kept as a picture. */
import { computed, ref, useTemplateRef } from 'vue'
import type { MapPoint } from '@/map'
import { save } from './save'
import { useStudy, type Kind } from './studies'

interface Drawn { fit(points: readonly MapPoint[], padding?: number): void; flyTo(point: MapPoint, zoom?: number): void; picture(): Promise<Blob | null> }

export function useStudyPage(kind: Kind, chosen: () => string | null) {
  const id = computed(chosen)
  const query = useStudy(id)
  const map = useTemplateRef<Drawn>('map')
  async function picture() {
    const blob = await map.value?.picture()
    if (blob) save(blob, `${kind}-${id.value}.png`)
  }
  return { id, query, study: computed(() => query.data.value ?? null), asking: ref(false), other: ref<string | null>(null), map, picture }
}

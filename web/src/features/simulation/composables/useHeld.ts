/** What is on the screen stays while somebody works on it; what has come meanwhile waits until it is asked for. */
import { computed, shallowRef, watch } from 'vue'

export function useHeld<T>(latest: () => T, key: (value: T) => string, busy: () => boolean) {
  const held = shallowRef(latest())
  const waiting = computed(() => key(latest()) !== key(held.value))
  const take = () => { held.value = latest() }
  /** Whatever may be shown without taking something from under somebody's hands. */
  const settle = () => { if (!busy() || !waiting.value) take() }
  watch([latest, busy], settle)
  return { held, waiting, take, settle }
}

/** What is on the screen stays while somebody works on it; what has come meanwhile waits until it is asked for. */
import { computed, shallowRef, watch } from 'vue'

export function useHeld<T>(latest: () => T, key: (value: T) => string, busy: (held: T) => boolean) {
  let shown = latest() // the same as held, watched by nobody: taking something is no reason to look again
  const held = shallowRef(shown)
  const waiting = computed(() => key(latest()) !== key(held.value))
  const take = () => { held.value = shown = latest() }
  let awaited = false
  /** Whatever may be shown without taking something from under somebody's hands. */
  const settle = () => {
    if (busy(shown) && waiting.value && !awaited) return
    if (waiting.value) awaited = false
    take()
  }
  watch([latest, () => busy(shown)], settle)
  /** The change that one's own act brings is taken, whatever lies under the pointer; an act that failed brings none. */
  async function own(act: Promise<unknown>) {
    const before = key(held.value)
    await act
    if (key(held.value) !== before) return
    awaited = true
    settle()
  }
  return { held, waiting, take, settle, own }
}

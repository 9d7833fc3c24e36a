import { onScopeDispose, ref, watch, type Ref } from 'vue'

/** As long as the second half of a double tap may follow the first. */
const REST_MS = 500

/** True for a moment after the buttons have changed their meaning: who taps twice means the one before. */
export function useRest(meaning: () => unknown): Readonly<Ref<boolean>> {
  const resting = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(meaning, () => {
    resting.value = true
    clearTimeout(timer)
    timer = setTimeout(() => { resting.value = false }, REST_MS)
  }, { flush: 'sync' })
  onScopeDispose(() => clearTimeout(timer))
  return resting
}

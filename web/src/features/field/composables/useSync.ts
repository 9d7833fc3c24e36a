import { onScopeDispose, watch } from 'vue'
import { useLive } from '@/live/live'
import { useField } from '../field'

const FIRST_RETRY = 3_000
const LAST_RETRY = 60_000

/** Sends and fetches whenever there is a chance: on opening, on coming back, on a network, on news, and by a slowing clock. */
export function useSync(): void {
  const field = useField()
  let timer: ReturnType<typeof setTimeout> | undefined
  let pause = FIRST_RETRY

  async function now() {
    clearTimeout(timer)
    await field.flush()
    await field.refresh()
    schedule()
  }

  function schedule() {
    clearTimeout(timer)
    if (field.waiting.length === 0 && field.reachable) {
      pause = FIRST_RETRY
      return
    }
    timer = setTimeout(now, pause)
    pause = Math.min(pause * 2, LAST_RETRY)
  }

  function soon() {
    pause = FIRST_RETRY
    void now()
  }
  const whenSeen = () => { if (document.visibilityState === 'visible') soon() }
  const whenCut = () => { field.reachable = false }

  window.addEventListener('online', soon)
  window.addEventListener('offline', whenCut)
  document.addEventListener('visibilitychange', whenSeen)
  useLive(soon, soon)
  watch(() => field.waiting.length, (count) => { if (count > 0) schedule() })
  watch(() => field.account, (account) => { if (account !== '') void field.recall().then(soon) }, { immediate: true })

  onScopeDispose(() => {
    clearTimeout(timer)
    window.removeEventListener('online', soon)
    window.removeEventListener('offline', whenCut)
    document.removeEventListener('visibilitychange', whenSeen)
  })
}

/** One deliberate act at a time: busy while it runs, and what went wrong as a sentence. */
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { say } from '@/kit/notices'
import { sayProblem } from './problems'

/** What was refused stands in `failed` for the form to show; `aloud` says it in the corner until it is closed. */
export function useAttempt({ aloud = false } = {}) {
  const { t } = useI18n()
  const busy = ref(false)
  const failed = ref('')

  /** True when it is done; while one act runs another does nothing. */
  async function attempt(act: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    failed.value = ''
    try {
      await act()
      return true
    } catch (problem) {
      failed.value = sayProblem(problem, t)
      if (aloud) say(failed.value, 'bad', 0)
      return false
    } finally {
      busy.value = false
    }
  }
  return { busy, failed, attempt }
}

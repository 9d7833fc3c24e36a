/** Notices of the phone itself, for what comes while the page is not in front. No push service: the page must be open somewhere. */
import { computed, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useField } from '../field'

export type NoticeState = 'unsupported' | 'default' | 'granted' | 'denied'

const stateNow = (): NoticeState => (!('Notification' in window) || !window.isSecureContext ? 'unsupported' : Notification.permission)
const state = ref<NoticeState>(stateNow())

/** Whether notices may be shown; browsers let a page ask only after a tap. */
export function useNoticeState() {
  async function ask(): Promise<void> {
    if (stateNow() === 'default') await Notification.requestPermission().catch(() => undefined)
    state.value = stateNow()
  }
  return { state, ask }
}

/** Tells it outside the page when nobody is looking at the page. One notice a tag: the newest words stand. */
export async function tell(words: string, tag: string, more = ''): Promise<void> {
  if (stateNow() !== 'granted' || document.visibilityState === 'visible') return
  const registration = await navigator.serviceWorker?.getRegistration()
  if (registration) await registration.showNotification(words, { tag, body: more, requireInteraction: true, icon: '/mark.svg', data: { path: '/m' } })
}

/** Tells of orders that nobody has taken yet, each once. */
export function useOrderNotices(): void {
  const { t } = useI18n()
  const field = useField()
  const known = new Set<string>()
  const fresh = computed(() => field.orders.filter(({ value }) => value.status === 'issued'))
  let first = true
  watch(fresh, (orders) => {
    for (const { value } of orders) {
      if (known.has(value.id)) continue
      known.add(value.id)
      if (!first) void tell(t('field.notices.order'), `muster-order-${value.id}`, value.incident_title)
    }
    if (field.loaded) first = false
  }, { immediate: true })
}

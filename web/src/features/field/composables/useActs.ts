import { liveQuery } from 'dexie'
import { onScopeDispose, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { store } from '../outbox/store'
import type { Act } from '../outbox/types'

/** Every act of an account in the order of the taps, following the store across tabs. */
export function useActs(account: Readonly<Ref<string>>): Readonly<ShallowRef<readonly Act[]>> {
  const acts = shallowRef<readonly Act[]>([])
  let stop = () => {}
  watch(
    account,
    (name) => {
      stop()
      const query = liveQuery(() => store.acts.where('[account+seq]').between([name, -Infinity], [name, Infinity]).toArray())
      const subscription = query.subscribe({ next: (found) => (acts.value = found), error: console.warn })
      stop = () => subscription.unsubscribe()
    },
    { immediate: true },
  )
  onScopeDispose(() => stop())
  return acts
}

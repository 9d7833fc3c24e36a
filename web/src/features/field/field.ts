/** The phone's state: whose it is, what they were ordered, what they did, and whether it has arrived. */
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { api, take } from '@/api/client'
import { asProblem } from '@/api/problems'
import { useSession } from '@/api/session'
import { useActs } from './composables/useActs'
import { NO_WORK, orderFrom, signalFrom, taskFrom, type Order, type Signal, type Task, type Work } from './model'
import { foldAssignment, foldDispatch, foldSignal, isOver } from './outbox/fold'
import { Outbox } from './outbox/outbox'
import { send } from './outbox/send'
import { store } from './outbox/store'
import type { Act, NewAct } from './outbox/types'

const outbox = new Outbox(store, send)

/** Refused acts that nobody has settled yet. */
const isOpenRefusal = (act: Act) => act.state === 'refused' && act.exportedAt === null

export const useField = defineStore('field', () => {
  const session = useSession()
  const account = computed(() => session.session?.account.id ?? '')
  const acts = useActs(account)

  const work = shallowRef<Work>(NO_WORK)
  const askedAt = ref(0)
  const loaded = ref(false)
  const reachable = ref(navigator.onLine)
  const needsSignIn = ref(false)
  /** What the server said when it answered and still gave nothing. */
  const failure = shallowRef<unknown>(null)
  const overdue = ref(0)

  const orders = computed(() => work.value.orders.map((order) => foldDispatch<Order>(order, acts.value, askedAt.value)).filter(({ value, waiting }) => !isOver(value.status) || waiting > 0))
  const tasks = computed(() => work.value.tasks.map((task) => foldAssignment<Task>(task, acts.value, askedAt.value)))
  /** The withdrawal signals on our own open orders, those that stand first. */
  const signals = computed(() =>
    work.value.signals.map((signal) => foldSignal<Signal>(signal, acts.value, askedAt.value)).filter(({ value }) => orders.value.some((order) => value.receipts.some((receipt) => receipt.dispatch_id === order.value.id))))
  /** Signals raised on this phone that have not left it: the radio must carry them. */
  const unsentSignals = computed(() => acts.value.filter((act) => act.verb === 'raise' && act.state === 'waiting'))
  const waiting = computed(() => acts.value.filter((act) => act.state === 'waiting'))
  const refused = computed(() => acts.value.filter(isOpenRefusal))

  /** The last copy this phone has, for the moment before the server answers and for when it does not. */
  async function recall(): Promise<void> {
    const copy = await store.copies.get([account.value, 'work'])
    if (copy === undefined || copy.askedAt <= askedAt.value) return
    work.value = { ...NO_WORK, ...(copy.value as Partial<Work>) }
    askedAt.value = copy.askedAt
    loaded.value = true
  }

  async function refresh(): Promise<void> {
    const [name, from] = [account.value, Date.now()]
    if (name === '') return
    try {
      const [mine, given, told] = await Promise.all([
        session.can('dispatch.execute') ? take(api.GET('/api/my/dispatches', {})) : [],
        session.can('assignment.execute') ? take(api.GET('/api/my/assignments', {})) : [],
        session.can('dispatch.execute') ? take(api.GET('/api/my/withdrawals', {})) : [],
      ])
      reachable.value = true
      needsSignIn.value = false
      failure.value = null
      if (from < askedAt.value || name !== account.value) return
      work.value = { orders: mine.map(orderFrom), tasks: given.map(taskFrom), signals: told.map(signalFrom) }
      askedAt.value = from
      loaded.value = true
      await store.copies.put({ account: name, name: 'work', askedAt: from, value: work.value })
    } catch (error) {
      const problem = asProblem(error)
      if (problem.offline) reachable.value = false
      if (problem.status === 401) needsSignIn.value = true
      failure.value = problem.offline || problem.status === 401 ? null : problem
    }
  }

  async function flush(): Promise<void> {
    if (account.value === '') return
    const result = await outbox.flush(account.value)
    overdue.value = (await outbox.overdue(account.value)).length
    if (result.sent + result.refused > 0) reachable.value = true
    needsSignIn.value = result.needsSignIn
    if (result.sent + result.refused > 0) await refresh()
  }

  /** Keeps an act and tries to send it at once; false when it only repeats what is on its way. */
  async function act(act: NewAct): Promise<Act | null> {
    const kept = await outbox.keep(account.value, act)
    if (kept !== null) {
      navigator.vibrate?.(40)
      void flush()
    }
    return kept
  }

  return {
    account, acts, orders, tasks, signals, unsentSignals, waiting, refused, overdue, loaded, reachable, needsSignIn, failure, askedAt,
    recall, refresh, flush, act,
    settle: (id: string) => outbox.settle(id),
    mayWipe: () => outbox.mayWipe(account.value),
    wipe: () => outbox.wipe(account.value),
  }
})

/** From recommendation to orders: which teams are ticked, what they are told, and five seconds to take it back. */
import { computed, ref, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { api, take } from '@/api/client'
import { sayProblem } from '@/api/problems'
import type { Dispatch, Incident, Recommendation } from '@/api/types'
import { offerUndo, say } from '@/kit/notices'
import { clockOffset, serverNow } from '@/kit/time'
import { between } from '@/kit/units'
import { useLive } from '@/live/live'

/** How many of the first teams stand ticked before anybody chose. */
const SUGGESTED = 2

/** A recommendation this fresh is shown again instead of making another. */
const FRESH_MS = 180_000

export interface Made { id: string; generated_at: string; decision: string | null }

export function useDeciding(incident: Ref<Incident | undefined>, taken: Ref<ReadonlySet<string>>, made: Ref<readonly Made[]>) {
  const { t } = useI18n()
  const recommendation = ref<Recommendation | null>(null)
  const loading = ref(false)
  const sending = ref(false)
  const error = ref<unknown>(null)
  /** A road was closed, slowed or opened since: the times on the card no longer stand. */
  const outdated = ref(false)
  useLive((messages) => { if (messages.some((m) => m.type === 'geo.road_closure_changed')) outdated.value = recommendation.value !== null }, () => undefined)
  const ticked = ref<Set<string>>(new Set())
  /** Supplies by item and experts by id: nothing stands ticked before a person chose it. */
  const items = ref<Set<string>>(new Set())
  const experts = ref<Set<string>>(new Set())
  const suggested = computed(() => (recommendation.value?.ordered ?? []).filter((r) => !taken.value.has(r.team.team_id)).slice(0, SUGGESTED).map((r) => r.team.team_id))

  const isFresh = (generated_at: string) => serverNow() - Date.parse(generated_at) < FRESH_MS
  const lastMade = () => made.value.filter((m) => m.decision === null && isFresh(m.generated_at)).sort((a, b) => b.generated_at.localeCompare(a.generated_at))[0]

  async function recommend(anew = true): Promise<void> {
    const id = incident.value?.id
    if (!id || loading.value) return
    loading.value = true
    error.value = null
    const last = anew ? undefined : lastMade()
    try {
      recommendation.value = last
        ? await take(api.GET('/api/dispatch-recommendations/{recommendation_id}', { params: { path: { recommendation_id: last.id } } }))
        : await take(api.POST('/api/incidents/{incident_id}/dispatch-recommendations', { params: { path: { incident_id: id } }, body: {} }))
      outdated.value = false
      ticked.value = new Set(suggested.value)
      items.value = new Set()
      experts.value = new Set()
    } catch (problem) {
      error.value = problem
    } finally {
      loading.value = false
    }
  }

  /** What stands on the card when it is opened: the one that is there while it is fresh and nobody acted on it, else another. */
  async function open(): Promise<void> {
    const there = recommendation.value
    const stands = there && !outdated.value && isFresh(there.generated_at) && !made.value.some((m) => m.id === there.id && m.decision !== null)
    if (!stands) await recommend(outdated.value)
  }

  function flip(set: Ref<Set<string>>, name: string): void {
    const next = new Set(set.value)
    if (!next.delete(name)) next.add(name)
    set.value = next
  }
  const toggle = (team: string) => flip(ticked, team)
  const toggleItem = (item: string) => flip(items, item)
  const toggleExpert = (id: string) => flip(experts, id)

  /** Holds the ticked supplies in their stores and notes the experts to call; answers the orders that can be taken back. */
  async function orderMore(id: string, refused: string[]): Promise<string[]> {
    const recommendation_id = recommendation.value?.id ?? null
    const lines = (recommendation.value?.supplies ?? []).filter((w) => items.value.has(w.item)).flatMap((w) => w.lines.map(({ lot_id, quantity }) => ({ lot_id, quantity })))
    let made: string[] = []
    try {
      if (lines.length > 0) made = (await take(api.POST('/api/incidents/{incident_id}/supply-orders', { params: { path: { incident_id: id } }, body: { lines, recommendation_id, notes: '' } }))).map((order) => order.id)
      for (const expert_id of experts.value) await take(api.POST('/api/incidents/{incident_id}/expert-calls', { params: { path: { incident_id: id } }, body: { expert_id, recommendation_id, question: '' } }))
    } catch (problem) {
      refused.push(sayProblem(problem, t))
    }
    return made
  }

  const undo = async (orders: Dispatch[], supplies: string[]) => {
    await Promise.allSettled(supplies.map((order_id) => take(api.POST('/api/supply-orders/{order_id}/cancel', { params: { path: { order_id } }, body: { reason: t('command.decide.undo') } }))))
    const results = await Promise.allSettled(orders.map((order) => take(api.POST('/api/dispatches/{dispatch_id}/undo', { params: { path: { dispatch_id: order.id } }, body: {} }))))
    const lost = results.flatMap((result, n) => (result.status === 'rejected' ? [`${orders[n]!.team_name}: ${sayProblem(result.reason, t)}`] : []))
    if (lost.length > 0) say(lost.join(' '), 'bad', 0)
    else say(t('command.decide.undone', { n: orders.length }))
  }

  async function decide(decision: 'adopted' | 'changed' | 'rejected', reason = '', id = recommendation.value?.id): Promise<void> {
    if (!id) return
    await take(api.POST('/api/dispatch-recommendations/{recommendation_id}/decide', { params: { path: { recommendation_id: id } }, body: { decision, reason } }))
  }

  /** Sends the orders; those the server refuses are said by name, the others stand. */
  async function send(task: string, rendezvous: string, why = ''): Promise<Dispatch[]> {
    const id = incident.value?.id
    if (!id || sending.value) return []
    sending.value = true
    const teams = [...ticked.value]
    const same = [...teams].sort().join() === [...suggested.value].sort().join()
    if (!same) await decide('changed', why.trim() || t('command.decide.changedReason')).catch(() => undefined) // sending as suggested counts as adopting
    const orders: Dispatch[] = []
    const refused: string[] = []
    for (const team_id of teams) {
      try {
        orders.push(await take(api.POST('/api/incidents/{incident_id}/dispatches', { params: { path: { incident_id: id } }, body: { team_id, task, rendezvous, recommendation_id: recommendation.value?.id ?? null } })))
      } catch (problem) {
        refused.push(sayProblem(problem, t))
      }
    }
    const supplies = await orderMore(id, refused)
    sending.value = false
    if (refused.length > 0) say(refused.join(' '), 'bad', 0)
    if (orders.length > 0) {
      const leaves = Math.min(...orders.map((order) => Date.parse(order.issues_at))) - clockOffset()
      offerUndo(t('command.decide.leaving', { n: orders.length, names: orders.map((o) => o.team_name).join(between()) }), t('command.decide.undo'), leaves, () => undo(orders, supplies))
      ticked.value = new Set()
      items.value = new Set()
      experts.value = new Set()
    }
    return orders
  }

  /** Asks the body above for what is short, with the recommendation that says so. */
  async function askHelp(words: string, capability: string): Promise<void> {
    const id = incident.value?.id
    if (!id) return
    try {
      const asked = await take(api.POST('/api/incidents/{incident_id}/help-requests', { params: { path: { incident_id: id } }, body: { words, capability, recommendation_id: recommendation.value?.id ?? null } }))
      say(t('command.help.asked', { to: asked.asked_name }), 'ok')
    } catch (problem) {
      say(sayProblem(problem, t), 'bad', 0)
    }
  }

  /** It is off the table at once, so that who asks again gets another; refused by the server it lies there again. */
  async function reject(reason: string): Promise<void> {
    const rejected = recommendation.value
    recommendation.value = null
    try {
      await decide('rejected', reason, rejected?.id)
      say(t('command.decide.rejected'))
    } catch (problem) {
      recommendation.value ??= rejected
      say(sayProblem(problem, t), 'bad', 0)
    }
  }

  return { recommendation, loading, sending, error, ticked, items, experts, suggested, outdated, recommend, open, toggle, toggleItem, toggleExpert, send, reject, askHelp }
}

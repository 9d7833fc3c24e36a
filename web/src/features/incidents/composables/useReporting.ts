/** From draft to incident: sends, keeps what could not be sent, and sends it as soon as the server is back. */
import { computed, onScopeDispose, ref } from 'vue'
import { api, once, take } from '@/api/client'
import { asProblem, type Problem } from '@/api/problems'
import { spokenTime } from '@/kit/time'
import type { ReportIn } from '@/api/types'
import { isBlank, keepDrafts, type Draft } from './drafts'

const AGAIN_MS = 5000

export function reportOf(draft: Draft): ReportIn {
  const f = draft.fields
  return {
    place_text: f.place_text.trim(), what: f.what, subtype: f.subtype, caller_name: f.caller_name.trim(), caller_phone: f.caller_phone.trim(), lon: f.lon, lat: f.lat,
    substance: f.substance.trim(), deaths: f.deaths, injured: f.injured, serious_injuries: f.serious_injuries, trapped: f.trapped, missing: f.missing,
    occurred_at: spokenTime(f.occurred_at, Date.parse(draft.startedAt)), received_at: draft.startedAt, words: f.words.trim(), enterprise_id: f.enterprise_id, source: 'phone',
  }
}

export function useReporting(account: string, onSent: (incidentId: string, draft: Draft, late: boolean) => void) {
  const kept = keepDrafts(account)
  const currentId = ref(kept.drafts.filter((d) => d.state !== 'waiting').at(-1)?.id ?? kept.add().id)
  const current = computed(() => kept.drafts.find((d) => d.id === currentId.value) ?? kept.drafts[0]!)
  const sending = ref(false)

  /** A clean sheet; what was being written stays in the queue. */
  function start(): void {
    const blank = kept.drafts.find((d) => isBlank(d))
    if (blank) kept.drop(blank.id)
    currentId.value = kept.add().id
  }

  async function deliver(draft: Draft, late: boolean): Promise<Problem | null> {
    try {
      const { incident } = await take(api.POST('/api/reports', { body: reportOf(draft), headers: once(draft.key) }))
      kept.drop(draft.id)
      if (currentId.value === draft.id) currentId.value = kept.drafts.at(-1)?.id ?? kept.add().id
      onSent(incident.id, draft, late)
      return null
    } catch (error) {
      const problem = asProblem(error)
      draft.state = problem.offline ? 'waiting' : 'refused'
      draft.refusal = problem.offline ? '' : problem.message
      return problem
    }
  }

  async function send(draft: Draft): Promise<Problem | null> {
    if (sending.value) return null
    sending.value = true
    try {
      return await deliver(draft, false)
    } finally {
      sending.value = false
    }
  }

  async function sendWaiting(): Promise<void> {
    if (sending.value) return
    for (const draft of kept.drafts.filter((d) => d.state === 'waiting')) {
      if ((await deliver(draft, true))?.offline) return
    }
  }
  const timer = setInterval(() => void sendWaiting(), AGAIN_MS)
  window.addEventListener('online', sendWaiting)
  onScopeDispose(() => {
    clearInterval(timer)
    window.removeEventListener('online', sendWaiting)
    kept.close()
  })

  return { drafts: kept.drafts, current, currentId, sending, start, send, drop: kept.drop }
}

/** What must not be missed, from the one stream: a list to look at and, for who wants it, a sound. */
import { computed, reactive } from 'vue'
import { useSession } from '@/api/session'
import type { TimelineEntry } from '@/api/types'
import { graver, play, soundAfterGesture, type Sound } from '@/kit/sound'
import { useLive } from '@/live/live'

export interface Alert { id: string; kind: Sound; text: { zh: string; en: string }; incidentId: string; at: string; seen: boolean }

const MOST = 50
const alerts = reactive<Alert[]>([])

/** Which sound an entry of an incident's log makes, if any. */
export function soundOf(kind: string): Sound | null {
  if (kind === 'report.received' || kind === 'help.asked') return 'report'
  if (kind === 'dispatch.refused') return 'refused'
  if (kind === 'withdrawal.raised') return 'withdrawal'
  return kind.endsWith('.overdue') ? 'overdue' : null
}

export function useAlerts() {
  const session = useSession()
  soundAfterGesture()
  useLive((messages) => {
    let loudest: Sound | null = null
    for (const message of messages) {
      const entry = message.type === 'incidents.recorded' ? (message.data.entry as TimelineEntry) : null
      const kind = entry && soundOf(entry.kind)
      if (!entry || !kind || entry.actor_name === session.session?.person?.name || alerts.some((alert) => alert.id === entry.id)) continue
      alerts.unshift({ id: entry.id, kind, text: entry.text, incidentId: message.incident_id ?? '', at: entry.occurred_at, seen: false })
      loudest = loudest ? graver(loudest, kind) : kind
    }
    alerts.splice(MOST)
    if (loudest) play(loudest)
  }, () => undefined)
  return { alerts, unseen: computed(() => alerts.filter((alert) => !alert.seen).length), see: () => alerts.forEach((alert) => (alert.seen = true)) }
}

/** What is done with a call besides opening a room: into another incident, to another body, or no accident. */
import { api, take } from '@/api/client'

export type Aside =
  | { kind: 'merge' | 'askMerge'; into_id: string; reason: string }
  | { kind: 'transfer'; org_path: string; reason: string }
  | { kind: 'falseAlarm' | 'askFalseAlarm'; reason: string }

/** Does it to an incident that has just been opened by the call. */
export async function setAside(incident_id: string, aside: Aside): Promise<void> {
  const here = { params: { path: { incident_id } } }
  const { reason } = aside
  if (aside.kind === 'merge') await take(api.POST('/api/incidents/{incident_id}/merge', { ...here, body: { into_id: aside.into_id, reason } }))
  else if (aside.kind === 'transfer') await take(api.POST('/api/incidents/{incident_id}/transfer', { ...here, body: { org_path: aside.org_path, reason } }))
  else if (aside.kind === 'falseAlarm') await take(api.POST('/api/incidents/{incident_id}/false-alarm', { ...here, body: { reason } }))
  else if (aside.kind === 'askMerge') await take(api.POST('/api/incidents/{incident_id}/requests', { ...here, body: { about: 'merge', into_id: aside.into_id, reason } }))
  else await take(api.POST('/api/incidents/{incident_id}/requests', { ...here, body: { about: 'false_alarm', reason } }))
}

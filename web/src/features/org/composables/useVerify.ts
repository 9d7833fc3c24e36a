/** Checks audit chains one after the other, each in parts; what was found stands until the next check. */
import { reactive, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { api, take } from '@/api/client'
import { sayProblem } from '@/api/problems'
import type { components } from '@/api/schema'

type Part = components['schemas']['AuditPartOut']

export interface Check {
  state: 'running' | 'holds' | 'broken' | 'failed'
  entries: number
  anchors: number
  seq: number
  broken: Part['broken']
  words: string
}

export function useVerify() {
  const { t } = useI18n()
  const checks = reactive<Record<string, Check>>({})
  const running = ref(false)

  async function check(chain: string): Promise<void> {
    const found: Check = (checks[chain] = reactive({ state: 'running', entries: 0, anchors: 0, seq: 0, broken: null, words: '' }))
    try {
      for (let after: number | null = 0; after !== null;) {
        const part: Part = await take(api.POST('/api/audit/verify', { body: { org_path: chain, after } }))
        found.entries += part.entries
        found.anchors += part.anchors
        found.broken = part.broken
        found.seq = part.broken?.seq ?? part.last
        after = part.next_after
      }
      found.state = found.broken ? 'broken' : 'holds'
    } catch (problem) {
      found.state = 'failed'
      found.words = sayProblem(problem, t)
    }
  }
  async function checkAll(chains: readonly { id: string }[]): Promise<void> {
    running.value = true
    for (const { id } of chains) await check(id)
    running.value = false
  }
  return { checks, running, checkAll }
}

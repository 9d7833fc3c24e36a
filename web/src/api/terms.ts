/** The words of code lists and of register fields. The server says them once, for lists, details, imports and exports alike. */
import { shallowRef } from 'vue'
import { api, take } from './client'
import type { components } from './schema'

type Terms = components['schemas']['TermsOut']

const KEY = 'muster.terms'
const PATIENCE_MS = 4000
/** Names that these lists go by in the glossary. */
const ALSO = { team_discipline: 'discipline', team_capability: 'capability' } as const

const terms = shallowRef<Terms | null>(null)

function kept(): Terms | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as Terms | null
  } catch {
    return null
  }
}

async function fetched(): Promise<void> {
  const now = await take(api.GET('/api/dictionaries/registers'))
  terms.value = now
  try {
    localStorage.setItem(KEY, JSON.stringify(now))
  } catch {
    // A full store costs only the words of the first moments without a network.
  }
}

/** The words this browser had last, at once; those of the server as soon as they are here. Only a first visit waits, and not for long. */
export async function loadTerms(): Promise<void> {
  terms.value = kept()
  const asked = fetched().catch(() => undefined)
  if (terms.value === null) await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
}

export const useTerms = () => terms

/** The codes of a list, in its order. */
export const codesOf = (list: string): string[] => Object.keys(terms.value?.lists[list] ?? {})

/** The list that a register's field takes its codes from. */
export const listOf = (register: string, field: string): string => terms.value?.registers[register]?.fields[field]?.list ?? field

/** As texts of one language: `words.<list>.<code>` and `fields.<register>.<field>`. */
export function termTexts(language: 'zh-CN' | 'en'): { words: Record<string, Record<string, string>>; fields: Record<string, Record<string, string>> } {
  const say = (words: { zh: string; en: string }) => (language === 'en' ? words.en : words.zh)
  const all = terms.value
  if (all === null) return { words: {}, fields: {} }
  const words = Object.fromEntries(Object.entries(all.lists).map(([list, codes]) => [list, Object.fromEntries(Object.entries(codes).map(([code, each]) => [code, say(each)]))]))
  for (const [name, list] of Object.entries(ALSO)) words[name] = words[list] ?? {}
  const fields = Object.fromEntries(Object.entries(all.registers).map(([register, { fields: each }]) => [register, Object.fromEntries(Object.entries(each).map(([field, label]) => [field, say(label)]))]))
  return { words, fields }
}

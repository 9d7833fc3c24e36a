/** What this person likes on this screen: language, theme, size of type, and what they folded away. */
import { reactive, watch } from 'vue'

export type Language = 'zh-CN' | 'en'
export type Theme = 'dark' | 'light' | 'sun'

interface Preferences { language: Language; theme: Theme; large: boolean; sounds: boolean }

const KEY = 'muster.preferences'

function stored(): Partial<Preferences> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>
  } catch {
    return {}
  }
}

export const preferences = reactive<Preferences>({ language: 'zh-CN', theme: 'dark', large: false, sounds: true })

/** Puts the preferences on the page and keeps them for the next visit. */
export function applyPreferences(defaults: Partial<Preferences> = {}): void {
  Object.assign(preferences, defaults, stored())
  watch(
    preferences,
    (now) => {
      const root = document.documentElement
      root.dataset.theme = now.theme
      root.lang = now.language
      if (now.large) root.dataset.type = 'large'
      else delete root.dataset.type
      try {
        localStorage.setItem(KEY, JSON.stringify(now))
      } catch {
        // A full or closed store costs only the memory of a preference.
      }
    },
    { immediate: true, deep: true, flush: 'sync' },
  )
}

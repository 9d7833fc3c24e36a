/** Both languages, each in a file of its own that is fetched when it is spoken. Every folder named `locale` adds its part, the server the words of its lists. */
import { createI18n } from 'vue-i18n'
import { watch } from 'vue'
import { loadTerms, termTexts, useTerms } from '@/api/terms'
import { preferences, type Language } from '@/kit/preferences'

const languages = {
  'zh-CN': () => import('./messages/zh-CN'),
  en: () => import('./messages/en'),
} satisfies Record<Language, () => Promise<{ default: Record<string, unknown> }>>

export const i18n = createI18n({ legacy: false, locale: 'zh-CN' as Language, messages: {} as Record<Language, Record<string, never>>, missingWarn: false, fallbackWarn: false })

export async function speak(language: Language): Promise<void> {
  const { default: words } = await languages[language]()
  i18n.global.setLocaleMessage(language, words as Record<string, never>)
  i18n.global.mergeLocaleMessage(language, termTexts(language) as never)
  i18n.global.locale.value = language
}

/** Speaks the preferred language now, and another as soon as it is chosen. */
export async function startSpeaking(): Promise<void> {
  watch([() => preferences.language, useTerms()], ([language]) => void speak(language))
  await loadTerms()
  await speak(preferences.language)
}

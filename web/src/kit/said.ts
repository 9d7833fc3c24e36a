/** What the server says in both languages, in the reader's. */
import { preferences } from './preferences'

export const said = (words: { zh: string; en: string }): string => (preferences.language === 'en' ? words.en : words.zh)

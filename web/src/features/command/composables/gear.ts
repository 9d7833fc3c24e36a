/** What a team holds, class by class: ready of all on record. */
import type { Recommendation } from '@/api/types'
import { preferences } from '@/kit/preferences'
import { between } from '@/kit/units'

type Gear = Recommendation['ordered'][number]['equipment'][number]

export const gearWords = (t: (key: string) => string, gear: readonly Gear[]): string =>
  gear.map((g) => `${preferences.language === 'en' ? t(`words.equipment_class.${g.kind}`) : g.names[0]} ${g.ready ?? t('ui.unknown')}/${g.count ?? t('ui.unknown')}`).join(between())

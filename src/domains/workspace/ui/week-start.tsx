import type { Preferences } from '../../../kernel/preferences.ts'
import { prefer, usePreference } from '../../../web/api/preferences.ts'
import { SelectField } from '../../../web/settings/select-field.tsx'
import { useWords } from '../../../web/words/words.ts'

const days = ['auto', 'monday', 'sunday', 'saturday'] as const

/** On which day one's weeks begin. */
export function WeekStart() {
  const t = useWords()
  return (
    <SelectField
      label={t('settings.weekStart')}
      value={usePreference('weekStart')}
      options={days.map((value) => ({ value, label: t(`settings.week.${value}`) }))}
      onChange={(value) => void prefer({ weekStart: value as Preferences['weekStart'] })}
    />
  )
}

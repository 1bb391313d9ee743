import { SelectField } from '../../../../web/settings/select-field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import type { Fitting, Wanted } from './preview-query.ts'

interface Props {
  wanted: Wanted
  fitting: Fitting | undefined
  onChange: (part: Partial<Wanted>) => void
}

const numbers = new Set(['number', 'money', 'percent'])
const days = new Set(['date', 'dateTime'])

/** How numbers and days are written in texts: as they seem to be, until somebody says otherwise. */
export function HowWritten({ wanted, fitting, onChange }: Props) {
  const t = useWords()
  if (numbers.has(wanted.type))
    return (
      <SelectField
        label={t('settings.retypeDecimal')}
        value={wanted.decimal ?? fitting?.decimal ?? '.'}
        options={[
          { value: ',', label: '1.234,50' },
          { value: '.', label: '1,234.50' },
        ]}
        onChange={(decimal) => onChange({ decimal: decimal as ',' | '.' })}
      />
    )
  if (!days.has(wanted.type)) return null
  return (
    <SelectField
      label={t('settings.retypeOrder')}
      value={wanted.order ?? fitting?.order ?? 'dmy'}
      options={(['dmy', 'mdy', 'ymd'] as const).map((value) => ({ value, label: t(`settings.retype_${value}`) }))}
      onChange={(order) => onChange({ order: order as NonNullable<Wanted['order']> })}
    />
  )
}

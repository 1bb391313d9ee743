import { TextField } from '../../../../web/kit/text-field.tsx'
import { SelectField } from '../../../../web/settings/select-field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { customField } from '../../model/index.ts'
import type { Draft } from './field-draft.ts'

interface Props {
  draft: Draft
  error: string | undefined
  /** As JSON, empty for none. */
  onChange: (initial: string) => void
}

const { label } = customField.fields.initial

/** What a new record begins with, where that can be said in a line. */
export function InitialValue({ draft, error, onChange }: Props) {
  const t = useWords()
  const { type, initial } = draft
  if (type === 'boolean' || type === 'choice') {
    const choices =
      type === 'choice'
        ? draft.options.filter(({ archived }) => !archived).map((each) => ({ value: JSON.stringify(each.key), label: each.label }))
        : [{ value: 'true', label: t('fields.yes') }, { value: 'false', label: t('fields.no') }] // prettier-ignore
    return (
      <SelectField
        label={label}
        value={initial}
        options={[{ value: '', label: t('settings.fieldNothing') }, ...choices]}
        onChange={onChange}
      />
    )
  }
  const isNumber = type === 'number' || type === 'percent'
  if (!isNumber && type !== 'text' && type !== 'url') return null
  const shown = initial === '' ? '' : String(JSON.parse(initial))
  const written = (text: string) => (text === '' ? '' : JSON.stringify(isNumber ? Number(text) : text))
  return (
    <TextField
      label={label}
      value={shown}
      type={isNumber ? 'number' : 'text'}
      step="any"
      error={error}
      onChange={(event) => onChange(written(event.currentTarget.value))}
    />
  )
}

import type { Option } from '../../../../kernel/field.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { customField } from '../../model/index.ts'
import { fresh } from './field-draft.ts'
import styles from './field-form.module.css'

interface Props {
  options: readonly Option[]
  error: string | undefined
  onChange: (options: Option[]) => void
}

/** The choices of a field, each under a key that stays whatever it is called. */
export function FieldChoices({ options, error, onChange }: Props) {
  const t = useWords()
  const put = (index: number, part: Partial<Option>) =>
    onChange(options.map((option, at) => (at === index ? { ...option, ...part } : option)))
  // Its key is made of what it is called in the end.
  const add = () => {
    const number = options.length + 1
    onChange([...options, { key: `${fresh}${number}`, label: t('settings.fieldChoice', { number }) }])
  }
  return (
    <fieldset className={styles.rules}>
      <legend>{customField.fields.options.label}</legend>
      {options.map((option, index) => (
        <div key={option.key} className={styles.choice}>
          <TextField
            label={t('settings.fieldChoice', { number: index + 1 })}
            value={option.label}
            maxLength={120}
            onChange={(event) => put(index, { label: event.currentTarget.value })}
          />
          <Button size={32} kind="quiet" onClick={() => put(index, { archived: !option.archived })}>
            {t(option.archived ? 'settings.unarchive' : 'settings.archive')}
          </Button>
        </div>
      ))}
      {error && (
        <span className="bad" role="alert">
          {error}
        </span>
      )}
      <span>
        <Button icon="plus" onClick={add}>
          {t('settings.newChoice')}
        </Button>
      </span>
    </fieldset>
  )
}

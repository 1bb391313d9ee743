import { Checkbox } from '../../../../web/kit/checkbox.tsx'
import { formatNumber } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import fields from '../fields/field-form.module.css'
import type { Fitting } from './preview-query.ts'
import styles from './retype.module.css'

interface Props {
  texts: Fitting['texts']
  chosen: ReadonlySet<string>
  onChange: (chosen: ReadonlySet<string>) => void
}

/** The texts that choices are made of, the commonest first. */
export function ChoicesOfTexts({ texts, chosen, onChange }: Props) {
  const t = useWords()
  const turn = (text: string, on: boolean) => {
    const next = new Set(chosen)
    if (on) next.add(text)
    else next.delete(text)
    onChange(next)
  }
  return (
    <fieldset className={fields.rules}>
      <legend>{t('settings.retypeChoices')}</legend>
      <div className={styles.texts}>
        {texts.map(({ text, count }) => (
          <label key={text} className={fields.rule}>
            <Checkbox label={text} checked={chosen.has(text)} onChange={(event) => turn(text, event.currentTarget.checked)} />
            <span className="grow cut">{text}</span>
            <span className="t2 num">{formatNumber(count)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  ) // prettier-ignore
}

import { languageCodes, languages, type Language } from '../../../../kernel/language.ts'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { customRecord } from '../../model/index.ts'
import type { Draft } from './type-draft.ts'
import styles from './record-types.module.css'

interface Props {
  words: Draft['words']
  error: string | undefined
  onChange: (words: Draft['words']) => void
}

/** What a kind of record is called in each language that is spoken here; all of it may be left empty. */
export function OtherLanguages({ words, error, onChange }: Props) {
  const t = useWords()
  const { one, many } = customRecord.fields
  const put = (code: Language, part: Partial<Draft['words'][Language]>) =>
    onChange({ ...words, [code]: { ...words[code], ...part } })
  return (
    <fieldset className={styles.languages}>
      <legend>{t('settings.typeWords')}</legend>
      {languageCodes.map((code) => (
        <div key={code} className={styles.pair}>
          <TextField
            label={`${languages[code].name}: ${one.label}`}
            value={words[code].one}
            maxLength={60}
            lang={code}
            onChange={(event) => put(code, { one: event.currentTarget.value })}
          />
          <TextField
            label={`${languages[code].name}: ${many.label}`}
            value={words[code].many}
            maxLength={60}
            lang={code}
            onChange={(event) => put(code, { many: event.currentTarget.value })}
          />
        </div>
      ))}
      {error && (
        <span className="bad" role="alert">
          {error}
        </span>
      )}
    </fieldset>
  )
}

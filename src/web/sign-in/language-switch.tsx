import { languageCodes, languages, type Language } from '../../kernel/language.ts'
import { chooseLanguage, language } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import styles from './door.module.css'
import { keepTyped } from './typed.ts'

/** Another language for somebody whom Farley does not know yet; it goes with them when they come in. */
export function LanguageSwitch() {
  const t = useWords()
  return (
    <select
      className={styles.language}
      aria-label={t('language.title')}
      value={language}
      onChange={(event) => {
        keepTyped()
        chooseLanguage(event.currentTarget.value as Language)
      }}
    >
      {languageCodes.map((code) => (
        <option key={code} value={code} lang={code}>
          {languages[code].name}
        </option>
      ))}
    </select>
  )
}

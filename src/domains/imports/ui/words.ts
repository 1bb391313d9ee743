import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import en from '../words/en.json' with { type: 'json' }

i18next.addResourceBundle('en', 'imports', en)

/** The words of the import screen. */
export function useImportWords() {
  return useTranslation('imports').t
}

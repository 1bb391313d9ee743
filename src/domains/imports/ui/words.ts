import { useTranslation } from 'react-i18next'

/** The words of the import screen. */
export function useImportWords() {
  return useTranslation('translation', { keyPrefix: 'imports' }).t
}

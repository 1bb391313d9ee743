import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import en from './en.json' with { type: 'json' }

/** Reads the frame's words; labels of records and fields come from their definitions instead. */
export function startWords(): void {
  void i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  })
}

/** The frame's words inside a component: `t('list.count', { count: 3 })`. */
export function useWords() {
  return useTranslation().t
}

/** The frame's words outside of components. */
export const words: typeof i18next.t = ((...given: Parameters<typeof i18next.t>) =>
  i18next.t(...given)) as typeof i18next.t

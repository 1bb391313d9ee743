import type { WordParts } from './words.ts'

/** All words of each language, as the build puts them together (`bin/tools/word-lists.ts`, `bin/tools/explanations.ts`). */
export const wordFiles: WordParts = {
  words: {
    en: () => import('virtual:words/all/en'),
    de: () => import('virtual:words/all/de'),
    ar: () => import('virtual:words/all/ar'),
  },
  panelWords: {
    en: () => import('virtual:words/panels/en'),
    de: () => import('virtual:words/panels/de'),
    ar: () => import('virtual:words/panels/ar'),
  },
  pageWords: {
    en: () => import('virtual:words/pages/en'),
    de: () => import('virtual:words/pages/de'),
    ar: () => import('virtual:words/pages/ar'),
  },
  explanations: {
    en: () => import('virtual:explanations/en'),
    de: () => import('virtual:explanations/de'),
    ar: () => import('virtual:explanations/ar'),
  },
}

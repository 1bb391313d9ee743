import type { WordFiles } from './words.ts'

/** What explains the names of fields and actions, which the build takes out of what is read first (`bin/tools/explanations.ts`). */
export const explanations: WordFiles = {
  en: () => Promise.all([import('virtual:explanations/en')]),
  de: () => Promise.all([import('virtual:explanations/de')]),
  ar: () => Promise.all([import('virtual:explanations/ar')]),
}

import i18next, { type FormatterModule } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { laidOver, type WordTree } from '../../kernel/laid-over.ts'
import type { Language } from '../../kernel/language.ts'
import { isolated } from './isolated.ts'

/** Words as a file of a folder `words` carries them: what screens say, by its path. */
export type Words = WordTree
/** All files of each language, to be read when it is spoken. */
export type WordFiles = Readonly<Record<Language, () => Promise<{ default: readonly Words[] }>>>

/** What every page may say, what only the panels of a record's page do, what only the settings and the pages of rooms do, and what explains the names of fields and actions. */
export interface WordParts {
  words: WordFiles
  panelWords: WordFiles
  pageWords: WordFiles
  explanations: WordFiles
}

const started = Promise.withResolvers<void>()

/** Reads the words of one language; the others stay where they are. Answers them all. Numbers in them are written by `write`. */
export async function startWords(
  language: Language,
  files: WordFiles,
  write: (number: number) => string,
): Promise<Words> {
  const spoken = await together(files[language])
  await i18next
    .use(initReactI18next)
    .use(writer(write))
    .init({
      lng: language,
      resources: { [language]: { translation: spoken } },
      interpolation: { escapeValue: false, alwaysFormat: true },
      initAsync: false,
    })
  started.resolve()
  return spoken
}

async function together(files: WordFiles[Language]): Promise<Words> {
  return (await files()).default.reduce<Words>((all, own) => laidOver(all, own), {})
}

const later = { panels: () => Promise.resolve(), pages: () => Promise.resolve(), explanations: () => Promise.resolve() }

/** Says which files not every page needs; they are read when the first that does is opened, and what explains names by `speak`. */
export function laterWords(
  language: Language,
  { panelWords, pageWords, explanations }: WordParts,
  speak: (explained: Words) => void,
): void {
  const reading = (files: WordFiles) => async () => {
    const [read] = await Promise.all([together(files[language]), started.promise])
    i18next.addResourceBundle(language, 'translation', read, true)
  }
  const explained = async () => {
    const [read] = await Promise.all([together(explanations[language]), started.promise])
    speak(read)
  }
  Object.assign(later, { panels: reading(panelWords), pages: reading(pageWords), explanations: explained })
}

type Load<Fetched> = () => Promise<Fetched>

/** What is fetched is drawn once what only panels of records say has been read. */
export const withPanelWords =
  <Fetched>(load: Load<Fetched>): Load<Fetched> =>
  async () =>
    (await Promise.all([load(), later.panels()]))[0]

/** What is fetched is drawn once fields and actions explain themselves. */
export const withExplanations =
  <Fetched>(load: Load<Fetched>): Load<Fetched> =>
  async () =>
    (await Promise.all([load(), later.explanations()]))[0]

/** What is fetched is drawn once all words have been read: those of the settings and of rooms' pages, and what these show. */
export const withLaterWords =
  <Fetched>(load: Load<Fetched>): Load<Fetched> =>
  async () =>
    (await Promise.all([load(), later.panels(), later.pages(), later.explanations()]))[0]

/** Numbers within sentences are written as everywhere else; names keep their own direction. */
function writer(write: (number: number) => string): FormatterModule {
  const format = (value: unknown) => (typeof value === 'number' ? write(value) : isolated(String(value)))
  return { type: 'formatter', init: () => {}, add: () => {}, addCached: () => {}, format }
}

/** The words of the screen inside a component: `t('list.count', { count: 3 })`. */
export function useWords() {
  return useTranslation().t
}

/** The words of the screen outside of components. */
export const words: typeof i18next.t = ((...given: Parameters<typeof i18next.t>) =>
  i18next.t(...given)) as typeof i18next.t

import i18next, { type FormatterModule } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { laidOver, type WordTree } from '../../kernel/laid-over.ts'
import type { Language } from '../../kernel/language.ts'
import { isolated } from './isolated.ts'

/** Words as a file of a folder `words` carries them: what screens say, by its path. */
export type Words = WordTree
/** All files of each language, to be read when it is spoken. */
export type WordFiles = Readonly<Record<Language, () => Promise<{ default: Words }[]>>>

/** What every page may say, and what only those of the settings and of rooms of their own do. */
export interface WordParts {
  words: WordFiles
  pageWords: WordFiles
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
  return (await files()).reduce<Words>((all, { default: own }) => laidOver(all, own), {})
}

let readLater: () => Promise<void> = () => Promise.resolve()

/** Says which files only the settings and the pages of rooms need; they are read when the first of them is opened. */
export function laterWords(language: Language, files: WordFiles): void {
  readLater = async () => {
    const [later] = await Promise.all([together(files[language]), started.promise])
    i18next.addResourceBundle(language, 'translation', later, true)
  }
}

/** What is fetched is drawn once what only the settings and the pages of rooms say has been read. */
export const withLaterWords =
  <Fetched>(load: () => Promise<Fetched>) =>
  async (): Promise<Fetched> =>
    (await Promise.all([load(), readLater()]))[0]

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

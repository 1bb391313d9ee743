import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'
import { languageCodes } from '../../src/kernel/language.ts'
import { root } from './root.ts'

/** The folders of words that the browser reads: the kernel's, the frame's, then each room's. */
export function wordFolders(root: string): string[] {
  const rooms = readdirSync(path.join(root, 'src/domains')).sort()
  const folders = ['kernel', 'web', ...rooms.map((room) => `domains/${room}`)].map((each) => `src/${each}/words`)
  return folders.filter((folder) => existsSync(path.join(root, folder)))
}

const lists = new RegExp(`^virtual:words/(all|panels|pages)/(${languageCodes.join('|')})$`)

/**
 * Makes of all files of words of a language the modules `virtual:words/PART/LANGUAGE`: what every page may say (`all`), and
 * what only panels and pages of their own do. One module each, so that what is read first need not name every file.
 */
export const wordsTogether = (): Plugin => ({
  name: 'words-together',
  resolveId: (id) => (lists.test(id) ? `\0${id}` : null),
  load(id) {
    const [, part, language] = lists.exec(id.slice(1)) ?? []
    if (!part) return null
    const within = part === 'all' ? '' : `${part}/`
    const files = wordFolders(root)
      .map((folder) => path.join(root, folder, `${within}${language}.json`))
      .filter((file) => existsSync(file))
    const imports = files.map((file, at) => `import words${at} from ${JSON.stringify(file)}\n`)
    return `${imports.join('')}export default [${files.map((_, at) => `words${at}`).join(', ')}]`
  },
})

import type { Page } from 'playwright-core'
import { root } from '../../bin/tools/root.ts'
import { englishOfDefinitions, wordsIn, type Flat } from '../house/words.ts'

type Tree = { [key: string]: string | Tree }

/** English as a language that nobody speaks: accented, two fifths longer, in brackets, with its {{places}} as they are. */
export function pseudo(text: string): string {
  const accented = text.replace(/(\{\{.*?\}\})|([aeiou])/g, (_, hole: string, vowel: string) => hole ?? accents[vowel])
  return text === '' ? '' : `[${accented}${'~'.repeat(Math.ceil(text.length * 0.4))}]`
}
const accents: Record<string, string> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú' }

const all = (tree: Tree): Tree =>
  Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [key, typeof value === 'string' ? pseudo(value) : all(value)]),
  )

/** Lets a page speak it: the words of English are changed on their way, and definitions have words as in any other language. */
export async function speakPseudo(page: Page): Promise<void> {
  await page.route(/\/(\w+-)*(words|explanations)-en-[^/]*\.js$/, async (route) => {
    const answer = await route.fetch()
    const body = (await answer.text()).replace(
      /JSON\.parse\((`|'|")((?:\\.|(?!\1)[^\\])*)\1\)/gs,
      (_, _sign, text: string) => {
        const words = JSON.parse(text.replace(/\\([`'"\\$])/g, '$1')) as Tree
        return `JSON.parse(${JSON.stringify(JSON.stringify({ ...all(words), ...names() }))})`
      },
    )
    await route.fulfill({ response: answer, body, headers: { 'content-type': 'text/javascript' } })
  })
}

/** What definitions and rooms call things, which English has in the code and other languages have in words. */
function names(): Tree {
  const tree: Tree = {}
  for (const [folder, english] of englishOfDefinitions()) {
    for (const [path, name] of Object.entries(english as Flat)) put(tree, path.split('.'), name)
    for (const path of Object.keys(wordsIn(root, `${folder}/de.json`))) {
      const [part, kind, ...rest] = path.split('.')
      if (part === 'screens') put(tree, [part, kind!, rest.join('.')], rest.join('.'))
    }
  }
  return tree
}

function put(tree: Tree, path: string[], english: string): void {
  const at = path.slice(0, -1).reduce((node, key) => (node[key] ??= {}) as Tree, tree)
  at[path.at(-1)!] = pseudo(english)
}

/** Words on the screen that are neither in the language nor data, in the order in which they stand. */
export function strangers(page: Page, data: RegExp): Promise<string[]> {
  return page.evaluate(
    ({ source, flags }) => {
      const known = new RegExp(source, flags)
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const found = new Set<string>()
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.textContent!.trim()
        const element = node.parentElement!
        if (!/\p{L}{2,}/u.test(text) || /\[.*~\]/s.test(text) || known.test(text)) continue
        if (element.closest('kbd, script, style, option, [lang]:not(html), [data-value]')) continue
        if (element.getClientRects().length > 0) found.add(`${text} (${element.className.toString().slice(0, 40)})`)
      }
      return [...found]
    },
    { source: data.source, flags: data.flags },
  )
}

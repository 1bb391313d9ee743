import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { importsIn } from '../../bin/tools/imports.ts'

/** The parts in which words are read: with the app, with the panels of a record's page, with the settings and pages of rooms. */
export const parts = ['', 'panels', 'pages'] as const
export type Part = (typeof parts)[number]

const wrapped = /withLaterWords\(\s*\(\) =>\s*import\('([^']+)'\)/g
/** The app reads the words of these with them; a channel is drawn by a page. One for everybody says for itself what it needs. */
const panels = /\n {2}panels: \[\n.*?\n {2}\],\n/s
const pages = /\n {2}(settings|routes|channels): \[.*?\],(?=\n)/gs
const ownWay = /\{[^{}]*\bopen: true[^{}]*\}/g

/** Files of the app by the first part of the words that is there when they are drawn. */
export function drawnWith(root: string): Map<string, Part> {
  const found = new Map<string, Part>()
  const ahead: [string, Part][] = [[path.join(root, 'src/web.tsx'), '']]
  // What is reached by fewer words first is what counts.
  for (let each = ahead.shift(); each; each = ahead.shift()) {
    const [file, part] = each
    if (found.has(file) || !existsSync(file)) continue
    found.set(file, part)
    ahead.push(...importedBy(file, part))
    ahead.sort(([, one], [, other]) => parts.indexOf(one) - parts.indexOf(other))
  }
  return found
}

function importedBy(file: string, part: Part): [string, Part][] {
  const text = readFileSync(file, 'utf8')
  return importsIn(file, text)
    .filter(({ isType, specifier }) => !isType && /^\..*\.tsx?$/.test(specifier))
    .map(({ isLate, specifier }) => [
      path.resolve(path.dirname(file), specifier),
      isLate ? later(part, partOf(text, specifier)) : part,
    ])
}

const later = (one: Part, other: Part): Part => parts[Math.max(parts.indexOf(one), parts.indexOf(other))]!

/** The part that is read before something is drawn that a file fetches. */
function partOf(text: string, specifier: string): Part {
  if ([...text.matchAll(wrapped)].some(([, each]) => each === specifier)) return 'pages'
  const isIn = (list: string) => list.includes(`'${specifier}'`)
  if (isIn(panels.exec(text)?.[0] ?? '')) return 'panels'
  return [...text.matchAll(pages)].some(([list]) => isIn(list.replaceAll(ownWay, ''))) ? 'pages' : ''
}

const form = /_(zero|one|two|few|many|other)$/

/** Which of some words a file says: by their whole path, or as all that begin alike. */
export function saidIn(text: string, keys: readonly string[]): string[] {
  const whole = new Set([...text.matchAll(/['"`]([a-z][\w-]*(?:\.[\w-]+)+)['"`]/gi)].map(([, key]) => key!))
  // A whole section begins alike only by chance.
  const begun = [...text.matchAll(/`([a-z][\w-]*(?:\.[\w-]+)+\.)\$\{[^}`]*\}([\w.-]*)`/gi)]
  return keys.filter((key) => {
    const base = key.replace(form, '')
    return whole.has(base) || begun.some(([, start, end]) => base.startsWith(start!) && base.endsWith(end!))
  })
}

import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'
import { languageCodes } from '../../src/kernel/language.ts'
import { models } from '../../src/domains.model.gen.ts'
import { pathOf } from '../../src/web/api/path.ts'

interface Modules {
  getModuleInfo(id: string): { importedIds: readonly string[]; dynamicallyImportedIds: readonly string[] } | null
}

const source = (file: string) => path.join(import.meta.dirname, '../../src', file)

/** What every screen needs: the entry and the frame around the pages. */
const always = [source('web.tsx'), source('web/shell/frame.tsx')]

/** What is reckoned from values, which no definition needs, though it stands behind the same doors. */
const reckoning = ['kernel/decimal.ts', 'domains/deals/model/line-totals.ts', 'domains/catalog/model/pricing/*.ts']
  .flatMap((files) => globSync(files, { cwd: source('') }))
  .map(source)

/** Behind one door lie many hooks, of which each page needs two or three. */
const shelf = /\/@mantine\/hooks\//

/** What rooms show at home. */
const atHome = globSync('domains/*/ui/home/*.{ts,tsx}', { cwd: source('') }).map(source)

const entry = /\{\s*(?:record: '(\w+)',)?[^{}]*?load: \(\) => import\('([^']+)'\)/g

/** The panels of rooms, by the kind of record on whose page they stand; those of every kind by an empty name. */
const panels = Map.groupBy(
  globSync('domains/*/ui/index.tsx', { cwd: source('') }).map(source).flatMap(panelsIn),
  ({ record }) => record,
) // prettier-ignore

function panelsIn(room: string): { record: string; file: string }[] {
  const list = /\n {2}panels: \[\n.*?\n {2}\],\n/s.exec(readFileSync(room, 'utf8'))?.[0] ?? ''
  return [...list.matchAll(entry)].map(([, record = '', file]) => ({
    record,
    file: path.resolve(path.dirname(room), file!),
  }))
}

const panelsOf = (record: string) => (panels.get(record) ?? []).map(({ file }) => file)

/** The pages that people begin with, by what is drawn there. */
const pages: Readonly<Record<string, string[]>> = {
  home: [source('web/home/home-page.tsx'), ...atHome],
  list: [source('web/list/list-page.tsx'), source('web/list/table-view.tsx')],
  board: [source('web/list/list-page.tsx'), source('web/board/board.tsx')],
  calendar: [source('web/list/list-page.tsx'), source('web/calendar/calendar.tsx')],
  map: [source('web/list/list-page.tsx'), source('web/map/map.tsx')],
  record: [source('web/record/record-page.tsx'), ...panelsOf('')],
}

/** What only the page of one kind of record shows. */
const beside = Object.fromEntries(
  [...panels.keys()].filter(Boolean).map((record) => [`beside-${record}`, panelsOf(record)]),
)
const pathOfRecord = new Map(models.flatMap(({ records }) => records.map((each) => [each.name, pathOf(each)])))

/** Some modules and all that they import before anything is opened. */
function imported(modules: Modules, from: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>()
  const ahead = [...from]
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    if (found.has(id)) continue
    found.add(id)
    ahead.push(...(modules.getModuleInfo(id)?.importedIds ?? []))
  }
  return found
}

let known: Map<string, string | null> | undefined

/** In which file a module goes: what every screen needs, what several kinds of pages need, what one of them needs. */
function fileOf(id: string, modules: Modules): string | null {
  known ??= cut(modules)
  return known.get(id) ?? null
}

function cut(modules: Modules): Map<string, string | null> {
  const frame = imported(modules, always)
  const others = imported(modules, openedFrom(modules, frame))
  const wanted = new Map<string, string[]>()
  for (const [page, from] of Object.entries({ ...pages, ...beside }))
    for (const id of imported(modules, from)) wanted.set(id, [...(wanted.get(id) ?? []), page])
  const files = new Map([...wanted].map(([id, by]): [string, string | null] => [id, fileBy(by, others.has(id))]))
  for (const id of frame) files.set(id, 'frame')
  for (const id of reckoning) files.set(id, null)
  for (const id of files.keys()) if (shelf.test(id)) files.set(id, null)
  return files
}

/** What else is opened from anywhere: other pages, the palette, panels of rooms. */
function openedFrom(modules: Modules, frame: ReadonlySet<string>): string[] {
  const begun = new Set(Object.values({ ...pages, ...beside }).flat())
  return [...frame]
    .flatMap((id) => modules.getModuleInfo(id)?.dynamicallyImportedIds ?? [])
    .filter((id) => !begun.has(id))
}

/** A list has the bars around it however it is drawn; a record's page and a table edit in the same way. */
function fileBy(wantedBy: readonly string[], elsewhere: boolean): string | null {
  if (wantedBy.length === 1 && !elsewhere) return wantedBy[0]!
  const pages = [...new Set(wantedBy.map((page) => (page in beside ? 'record' : page)))]
  const isOfLists = !pages.includes('home') && !pages.includes('record')
  // Whoever opens something else must not have to wait for a page.
  if (elsewhere) return pages.length === 1 || isOfLists ? null : 'shared'
  if (pages.length === 1) return pages[0]!
  return isOfLists ? 'lists' : 'screens'
}

/** How the app is cut into files: sixty small ones take longer and compress worse than one. */
export const webParts = [
  // The words of a language, as one file, and those of its panels and of its settings as others: they are read where that language is.
  ...languageCodes.flatMap((code) => [
    { name: `words-${code}`, test: new RegExp(`/words/${code}\\.json|virtual:words/all/${code}$`) },
    { name: `panel-words-${code}`, test: new RegExp(`/words/panels/${code}\\.json|virtual:words/panels/${code}$`) },
    { name: `settings-words-${code}`, test: new RegExp(`/words/pages/${code}\\.json|virtual:words/pages/${code}$`) },
    { name: `explanations-${code}`, test: new RegExp(`virtual:explanations/${code}$`) },
  ]),
  { name: fileOf, debugName: 'pages', includeDependenciesRecursively: false },
]

/** Says in the page which files each of the pages needs, so that public/first.js can fetch them beside the frame. */
export function partsAhead(): Plugin {
  return {
    name: 'parts-ahead',
    apply: 'build',
    // Else the frame would fetch it, in case that reading it does something.
    transform: (_, id) => (reckoning.includes(id) ? { moduleSideEffects: false } : null),
    buildStart() {
      // Another build may have other modules.
      known = undefined
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle }) => {
        const chunks = Object.values(bundle ?? {}).filter((each) => each.type === 'chunk')
        const holding = (id: string) => chunks.find(({ moduleIds }) => moduleIds.includes(id))!
        const before = filesWith(chunks, always.map(holding))
        const filesOfPage = (from: readonly string[]) =>
          filesWith(chunks, from.map(holding)).filter((file) => !before.includes(file))
        const parts = {
          records: models.flatMap(({ records }) => records.map(pathOf)),
          pages: Object.fromEntries(Object.entries(pages).map(([page, from]) => [page, filesOfPage(from)])),
          beside: Object.fromEntries(
            Object.keys(beside).map((name) => [
              pathOfRecord.get(name.replace('beside-', '')),
              filesOfPage(beside[name]!),
            ]),
          ),
          words: wordsOf(chunks, 'words'),
          panelWords: wordsOf(chunks, 'panel-words'),
        }
        const told = `<script type="application/json" id="parts">${JSON.stringify(parts)}</script>`
        return html.replace(/(?= *<script src="\/first\.js">)/, `    ${told}\n`)
      },
    },
  }
}

/** The file of each language's words of a part. */
const wordsOf = (chunks: readonly Chunk[], part: string) =>
  Object.fromEntries(
    languageCodes.map((code) => [code, chunks.find(({ name }) => name === `${part}-${code}`)!.fileName]),
  )

interface Chunk {
  name: string
  fileName: string
  imports: string[]
  viteMetadata?: { importedCss: Set<string> } | undefined
}

/** Some chunks' files with all that they import, and their sheets. */
function filesWith(all: readonly Chunk[], from: readonly Chunk[]): string[] {
  const found = new Set<string>()
  const ahead = [...from]
  for (let chunk = ahead.pop(); chunk; chunk = ahead.pop()) {
    if (found.has(chunk.fileName)) continue
    found.add(chunk.fileName)
    for (const sheet of chunk.viteMetadata?.importedCss ?? []) found.add(sheet)
    ahead.push(...chunk.imports.flatMap((name) => all.filter(({ fileName }) => fileName === name)))
  }
  return [...found]
}

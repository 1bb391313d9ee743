import type { RecordDefinition } from '../../../../kernel/record.ts'
import { labelOf, many, one, say, type Sentence } from '../../../../kernel/sentence.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { choicesIn } from '../../../../platform/words/index.ts'
import {
  choiceFinder,
  nearest,
  targetOf,
  type CellReader,
  type ImportOptions,
  type Target,
} from '../../model/reading.ts'
import type { Run } from '../run.ts'
import { openAdditions, type Addition } from './additions.ts'
import { openAllDirectories, openDirectory, type Directory } from './directory.ts'
import { ranksOf } from './ranks.ts'
import { meantBy, textsOf } from './texts.ts'

/** What names in cells mean: choices, other records, and records of this very file. */
export interface Names {
  reader(target: Target): CellReader
  add(target: Target, name: string): unknown
  /** Says that a row with this addition will be written. */
  need(addition: { target: Target; name: string }): void
  additions(): Addition[]
  /** The id that the row of that name in this file will have, where others point to it. */
  idOf(name: string): string | undefined
  /** How deep below others of this file it stands: 0 for one that points to none. */
  rankOf(name: string): number
}

/** Looks up every name that the mapped columns say, all at once. */
export async function openNames(ctx: Ctx, run: Run, record: RecordDefinition): Promise<Names> {
  const { options } = run
  const targets = options.mapping.flatMap(({ column, target: key }) => {
    const target = targetOf(key, record, ctx.registry.records)
    return target ? [{ column, target }] : []
  })
  const linked = targets.filter(({ target }) => target.piece === null && target.field?.to)
  const kinds = new Map<string, Set<string>>()
  for (const { column, target } of linked) {
    const texts = kinds.get(target.field!.to!) ?? new Set<string>()
    for (const text of await textsOf(ctx.db, run.id, column)) {
      for (const each of piecesOf(target, meantBy(options, target.key, text))) texts.add(each)
    }
    kinds.set(target.field!.to!, texts)
  }
  const directories = new Map<string, Directory>()
  for (const [kind, texts] of kinds) {
    const record = ctx.registry.record(kind)
    directories.set(kind, await (record ? openDirectory(ctx, record, [...texts]) : openAllDirectories(ctx, [...texts])))
  }
  const needed = [...kinds.keys()].flatMap((kind) => ctx.registry.record(kind) ?? [])
  const additions = await openAdditions(ctx, needed)
  const ranks = await ranksOf(ctx, run, record, targets)
  const choice = ctx.registry.record('choice')
  const mayAddOption = choice !== undefined && ctx.actor.permissions.of(choice).create

  const single = new Map<string, CellReader>()
  const shaped = (target: Target, read: CellReader) => {
    single.set(target.key, read)
    if (target.field!.to === 'any') return isList(target) ? knownOf(read) : read
    return isList(target) ? listOf(read) : read
  }
  const addOne = (target: Target, name: string) => {
    const to = target.field!.to
    return to ? additions.record(ctx.registry.record(to)!, name) : additions.option(target, name)
  }

  const needOne = (target: Target, name: string) => {
    const to = target.field!.to
    additions.need(to ? { record: ctx.registry.record(to)!, name } : { target, name })
  }

  return {
    additions: () => additions.list(),
    need: ({ target, name }) => piecesOf(target, name).forEach((each) => needOne(target, each)),
    add: (target, name) => {
      if (!isList(target)) return addOne(target, name)
      return piecesOf(target, name).flatMap((each) => {
        const cell = single.get(target.key)!(each)
        if (cell === 'skip' || 'wrong' in cell) return []
        return ['value' in cell ? cell.value : addOne(target, cell.add)].flat() as string[]
      })
    },
    idOf: ranks.idOf,
    rankOf: ranks.rankOf,
    reader: (target) => {
      const way = options.missing[target.key] ?? 'report'
      if (target.field!.to) {
        const to = ctx.registry.record(target.field!.to)
        const directory = directories.get(target.field!.to)!
        const kept = keptBy(options, target.key)
        if (!to) return shaped(target, anyReader(directory, { way, kept, mayAdd: false }))
        const own = to.name === record.name ? ranks.idOf : undefined
        return shaped(target, linkReader(to, directory, { way, own, kept, mayAdd: additions.may(to) }))
      }
      const read = choiceReader(ctx, target, {
        way,
        kept: keptBy(options, target.key),
        mayAdd: mayAddOption && !target.field!.fixed,
      })
      return shaped(target, read)
    },
  }
}

interface Ways {
  way: 'add' | 'leave' | 'report'
  /** Texts that are meant as they are, though they look like another name. */
  kept: ReadonlySet<string>
  mayAdd: boolean
}

function choiceReader(ctx: Ctx, target: Target, ways: Ways): CellReader {
  const { record, name, field } = target
  const finder = choiceFinder(`${record.name}.${name}`, [
    ...ctx.registry.options(record, name!),
    ...choicesIn(ctx, record, name!),
  ])
  return remembered((text) => {
    const key = finder.find(text)
    if (key !== undefined) return { value: key }
    return missing(
      text,
      ways,
      finder.near(text),
      say('{field}: there is no choice “{text}”.', { field: labelOf(field!), text }),
    )
  })
}

function linkReader(
  to: RecordDefinition,
  directory: Directory,
  ways: Ways & { own: ((name: string) => string | undefined) | undefined },
): CellReader {
  return remembered((text) => {
    const ids = [directory.from(text), directory.mailed(text), directory.named(text)].find((found) => found.length > 0)
    const own = ways.own?.(text)
    if (own && !ids) return { value: own }
    if (ids?.length === 1) return { value: ids[0]! }
    if (ids)
      return {
        wrong: say('{count} {records} are called “{text}”.', { count: ids.length, records: many(to), text }),
        kind: 'ambiguous',
      }
    return missing(
      text,
      ways,
      nearest(text, directory.names),
      say('There is no {record} called “{text}”.', { record: one(to), text }),
    )
  })
}

/** Records of any kind. An address may be that of several, who are all meant; a name that several have is asked about. */
function anyReader(directory: Directory, ways: Ways): CellReader {
  return remembered((text) => {
    const meant = [directory.from(text), directory.mailed(text)].find((found) => found.length > 0)
    const ids = meant ?? directory.named(text)
    if (ids.length === 0) return missing(text, ways, undefined, say('Nothing here is called “{text}”.', { text }))
    if (meant || ids.length === 1) return { value: ids }
    return { wrong: say('{count} records are called “{text}”.', { count: ids.length, text }), kind: 'ambiguous' }
  })
}

/** A name that is near another is first asked about; one that is not is dealt with as was decided. */
function missing(text: string, { way, kept, mayAdd }: Ways, near: string | undefined, wrong: Sentence) {
  if (near && !kept.has(text)) return { wrong, kind: 'missing' as const, suggestion: near }
  if (way === 'leave') return 'skip' as const
  if (way === 'add' && mayAdd) return { add: text }
  return { wrong: way === 'add' ? say('{wrong} You may not add it.', { wrong }) : wrong, kind: 'missing' as const }
}

/** The same names come again and again. */
function remembered(read: CellReader): CellReader {
  const known = new Map<string, ReturnType<CellReader>>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const cell = read(text)
    if (known.size < 200_000) known.set(text, cell)
    return cell
  }
}

const between = /\s*(?::::|[,;\n])\s*/
const isList = ({ field }: Target) => field!.type === 'links' || field!.type === 'choices'
const piecesOf = (target: Target, text: string) => (isList(target) ? text.split(between).filter(Boolean) : [text])

/** Several names in a cell; where one is to be added, the cell is told as a whole and taken apart again when it is. */
function listOf(read: CellReader): CellReader {
  return (text) => {
    const cells = text.split(between).filter(Boolean).map(read)
    for (const cell of cells) if (cell !== 'skip' && 'wrong' in cell) return cell
    if (cells.some((cell) => cell !== 'skip' && 'add' in cell)) return { add: text }
    return { value: valuesOf(cells) }
  }
}

/** Several names of which it is enough to know one: whom a mail went to beside those whom one knows is no fault of it. */
function knownOf(read: CellReader): CellReader {
  return (text) => {
    const cells = text.split(between).filter(Boolean).map(read)
    const value = valuesOf(cells)
    const wrong = cells.find((cell) => cell !== 'skip' && 'wrong' in cell)
    return value.length === 0 && wrong ? wrong : { value }
  }
}

const valuesOf = (cells: readonly ReturnType<CellReader>[]) => [
  ...new Set(cells.flatMap((cell) => (cell !== 'skip' && 'value' in cell ? cell.value : []))),
]

function keptBy(options: ImportOptions, target: string): Set<string> {
  return new Set(
    Object.entries(options.corrections[target] ?? {}).flatMap(([text, meant]) => (text === meant ? [text] : [])),
  )
}

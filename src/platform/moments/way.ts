import { stat } from 'node:fs/promises'
import path from 'node:path'
import { refuse, type Refusal } from '../../kernel/refusal.ts'
import { sayAsIs } from '../../kernel/sentence.ts'
import { folderOfLine, linesOf, startOf, type Base, type Line } from './line.ts'
import { segmentStart } from './lsn.ts'
import { chainFrom, stretchesIn, type Stretch } from './stretch.ts'

/** How a moment is come to: a base, and the pieces of the log that lead on from it. */
export interface Way {
  folder: string
  line: Line
  base: Base
  stretches: Stretch[]
}

/** The shortest way to a moment. Refuses one before the first base, after what was taken last, or behind a gap. */
export async function wayTo(backups: string, at: Date): Promise<Way> {
  const lines = await linesOf(backups)
  if (lines.length === 0) throw wrong(`No moments are kept in ${backups}.`)
  for (const line of lines) {
    const base = await baseBefore(backups, line, at)
    if (base) return follow(backups, line, base, at)
  }
  const firsts = lines.flatMap(({ bases }) => bases.map(({ from }) => from)).sort()
  throw wrong(`Nothing is kept of that moment: the first one that one can go back to is ${firsts[0] ?? 'still to come'}.`) // prettier-ignore
}

/** The way from a base to the end of its line. Refuses one with a gap. */
export async function wayFrom(backups: string, line: Line, base: Base): Promise<Way> {
  return follow(backups, line, base, new Date(line.until))
}

/** The newest good base before a moment; one that was not tried, or was no good, only where there is no other. */
async function baseBefore(backups: string, line: Line, at: Date): Promise<Base | undefined> {
  const before = line.bases.filter(({ from }) => Date.parse(from) <= at.getTime())
  const there = await Promise.all(before.map(({ file }) => isThere(path.join(folderOfLine(backups, line), file))))
  const found = before.filter((_base, index) => there[index])
  return found.find(({ problem }) => problem === null) ?? found[0]
}

async function follow(backups: string, line: Line, base: Base, at: Date): Promise<Way> {
  if (at.getTime() > Date.parse(line.until))
    throw wrong(`Nothing is kept of that moment: the last one is ${line.until}.`)
  const folder = folderOfLine(backups, line)
  const all = await stretchesIn(folder)
  const chain = chainFrom(all, segmentStart(startOf(base)))
  const last = chain.findIndex(({ until }) => until >= at.getTime())
  if (last === -1) mustReachTheEnd(all, chain)
  return { folder, line, base, stretches: last === -1 ? chain : chain.slice(0, last + 1) }
}

/** Where nothing was written after the last piece, the end of the log is how it was at any later moment. */
function mustReachTheEnd(all: readonly Stretch[], chain: readonly Stretch[]): void {
  const end = chain.at(-1)
  const beyond = all.find(({ to }) => !end || to > end.to)
  if (beyond || !end) throw wrong(`A piece of the log is missing${end ? ` after ${end.file}` : ''}: a moment before ${end ? new Date(end.until).toISOString() : 'it'} can be gone back to.`) // prettier-ignore
}

const wrong = (message: string): Refusal => refuse.invalid([{ field: 'at', ...sayAsIs(message) }])

const isThere = (file: string) =>
  stat(file).then(
    () => true,
    () => false,
  )

import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract, type Extract } from 'tar-stream'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../kernel/sentence.ts'
import { manifestIn, openBackup, type Manifest } from '../backup/index.ts'
import type { Kept, Raw } from './kept.ts'
import { linesWith } from './lines-with.ts'

type Entry = Extract extends AsyncIterable<infer Each> ? Each : never

/** A backup, opened with the key of that file where it is sealed. */
export async function openKeptBackup(path: string, keyFile: string): Promise<Kept> {
  const { madeAt, tables } = await manifestOf(path, keyFile)
  const columns = new Map(tables.map((table) => [table.name, table.columns]))
  return {
    madeAt,
    columns,
    async *rows(wanted, sought) {
      const left = new Set([...wanted].filter((table) => columns.has(table)))
      for await (const each of entriesOf(path, keyFile)) {
        const table = /^tables\/(.+)\.copy$/.exec(each.header.name)?.[1]
        if (table === undefined || !left.delete(table)) each.resume()
        else for await (const line of linesWith(each, sought)) yield { table, row: rowIn(columns.get(table)!, line) }
        if (left.size === 0) return
      }
    },
  }
}

async function manifestOf(path: string, keyFile: string): Promise<Manifest> {
  for await (const each of entriesOf(path, keyFile)) return manifestIn(each.header.name, await text(each))
  throw refuse.invalid([{ field: 'file', ...say('This is no archive of Farley.') }])
}

async function* entriesOf(path: string, keyFile: string): AsyncIterable<Entry> {
  const archive = extract()
  const reading = pipeline(await openBackup(path, keyFile), createGunzip(), archive)
  // Who has found what they sought reads no further; what is wrong with the bytes comes out of the entries as well.
  reading.catch(() => {})
  yield* archive as AsyncIterable<Entry>
}

/** A line of COPY's text format: `\N` is null, and a backslash stands before what would end a value. */
const rowIn = (columns: readonly string[], line: string): Raw =>
  Object.fromEntries(line.split('\t').map((cell, at) => [columns[at]!, cell === '\\N' ? null : unescaped(cell)]))

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }
const unescaped = (cell: string) => cell.replace(/\\(.)/g, (_, letter: string) => escapes[letter] ?? letter)

import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Command } from 'commander'
import { newId } from '../../../kernel/id.ts'
import { refuse } from '../../../kernel/refusal.ts'
import { sayAsIs } from '../../../kernel/sentence.ts'
import { firstOwner } from '../../../platform/access/account.ts'
import { personOf } from '../../../platform/access/actor.ts'
import type { Ctx } from '../../../platform/context.ts'
import { findRows } from '../../../platform/records/read/find-rows.ts'
import type { AtWork } from '../../../platform/room.ts'
import { contextFor, type Site } from '../../../platform/site.ts'
import { configurationRun, type Change, type RunReport } from '../model/index.ts'
import { compare } from './compare.ts'
import { readDocument, writeDocument } from './document.ts'
import { applyRun, beginRun } from './runs.ts'
import { readSetUp } from './standing.ts'
import { takeWholeBack } from './templates.ts'

/** `farley config`: what is set up, as a file. */
export function configurationCommand(atWork: AtWork): Command {
  return new Command('config')
    .description('What is set up and is no customer data, as one file: written, compared, brought in, taken back.')
    .addCommand(
      new Command('export')
        .description('writes all that is set up as YAML')
        .argument('[file]', 'where to; to the screen when left out')
        .action((file: string | undefined) => atWork((site) => written(site, file))),
    )
    .addCommand(
      new Command('diff')
        .description('says what a file would change; ends with 1 where it would')
        .argument('<file>')
        .action((file: string) => atWork((site) => compared(site, file))),
    )
    .addCommand(
      new Command('apply')
        .description('brings the workspace to what a file says')
        .argument('<file>')
        .option('--remove', 'what is there of the kinds that the file names, and not in it, goes')
        .action((file: string, { remove = false }: { remove?: boolean }) =>
          atWork((site) => applied(site, file, remove)),
        ),
    )
    .addCommand(
      new Command('rollback')
        .description('takes back what a file has brought in, as far as nobody has changed or used it since')
        .argument('[run]', 'as `farley config apply` has said it; the last one when left out')
        .action((run: string | undefined) => atWork((site) => takenBack(site, run))),
    )
}

async function written(site: Site, file: string | undefined): Promise<void> {
  const text = writeDocument((await readSetUp(await contextOf(site))).all)
  if (file) writeFileSync(file, text)
  else process.stdout.write(text)
}

async function compared(site: Site, file: string): Promise<void> {
  const ctx = await contextOf(site)
  const { changes } = compare(readDocument(ctx.registry, textOf(file)), await readSetUp(ctx))
  for (const line of changes.flatMap((change) => wordsOf(ctx, change))) say(line)
  if (changes.length === 0) say('Nothing would change.')
  else process.exitCode = 1
}

async function applied(site: Site, file: string, remove: boolean): Promise<void> {
  const ctx = await contextOf(site)
  const text = textOf(file)
  readDocument(ctx.registry, text)
  tell(await applyRun(site, ctx, await beginRun(ctx, basename(file)), text, { remove }))
}

async function takenBack(site: Site, run: string | undefined): Promise<void> {
  const ctx = await contextOf(site)
  const [last] = await findRows(ctx, ctx.db, configurationRun, { field: 'state', is: 'applied' }, { sort: '-createdAt', limit: 1 }) // prettier-ignore
  const id = run ?? (last?.id as string | undefined)
  if (!id) throw refuse.notNow(sayAsIs('No file was brought in.'))
  tell(await takeWholeBack(site, ctx, id))
}

function tell({ run, changes, kept }: RunReport): void {
  say(`${changes} ${changes === 1 ? 'change' : 'changes'} (${run})`)
  for (const { record, name, why } of kept) say(`kept: ${record} “${name}”: ${why}`)
}

/** What would become of one, a line for each field. */
function wordsOf({ registry }: Ctx, { kind, record, key, fields }: Change): string[] {
  const what = `${registry.record(record)!.label.one.toLowerCase()} “${key}”`
  if (kind === 'add') return [`+ ${what}`]
  if (kind === 'remove') return [`- ${what} (with --remove)`]
  const value = (given: unknown) => (given === null ? 'nothing' : JSON.stringify(given))
  return [`~ ${what}`, ...fields.map(({ field, from, to }) => `    ${field}: ${value(from)} → ${value(to)}`)]
}

/** The command works as the first owner, under whose name the changes stand in the ledger. */
async function contextOf(site: Site): Promise<Ctx> {
  const owner = await firstOwner(site.workspace.db)
  if (!owner) throw refuse.notNow(sayAsIs('Nobody owns this Farley yet. Create an owner first: farley owner create.'))
  const actor = { ...(await personOf(site.workspace.db, owner, await site.settings())), language: 'en' as const }
  return contextFor(site, actor, { id: newId(), kind: 'bulk' })
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw refuse.invalid([{ field: 'file', ...sayAsIs(`There is no file ${file}.`) }])
  }
}

const say = (line: string) => console.log(line)

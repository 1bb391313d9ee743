import type { LedgerLine } from '../../../../kernel/change.ts'
import { languages } from '../../../../kernel/language.ts'
import { deedOf, named, say, sayAsIs } from '../../../../kernel/sentence.ts'
import type { RecordDefinition } from '../../../../kernel/record.ts'
import type { Ctx } from '../../../../platform/context.ts'
import type { LinkedById } from '../../../../platform/records/read/index.ts'
import { nameIn, told } from '../../../../platform/words/index.ts'
import type { BesideRows } from './beside-them.ts'
import { markup, type Markup } from '../../../../platform/page/markup.ts'
import type { Showing } from './shown.ts'
import { style } from './style.ts'

type Row = Readonly<Record<string, unknown>> & { id: string }

/** How the page begins: whose it is, what stands in it, and what else the law gives them. */
export function beginning(ctx: Ctx, show: Showing, name: string, backupsUntil: string | null): Markup {
  const { settings, actor } = ctx
  const { direction } = languages[actor.language]
  const title = told(ctx, say('What {company} keeps of {name}', { company: settings.name, name }))
  const says = (sentence: ReturnType<typeof say>) => markup`<p>${told(ctx, sentence)}</p>`
  return markup`<!doctype html>
<html lang="${actor.language}" dir="${direction}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${{ html: style }}</style></head><body>
<h1>${title}</h1>
<p class="quiet">${told(ctx, say('As it was on {moment}. The same stands in data.json, for programs.', { moment: show.moment(ctx.now().toISOString()) }))}</p>
${says(say('You may ask to have it corrected, erased, restricted or handed on, object to its use, take back a consent, and complain to a supervisory authority.'))}
${says(say('Who only opened a record is not written down, nor whose rows were in an exported list. Whom your data was told to stands below, as far as it is known.'))}
${says(backupsUntil === null ? say('This server keeps no backups by itself. Copies that its operator keeps may hold older states.') : say('Backups hold older states, and are deleted by {day} at the latest. What was erased is erased again should one be restored.', { day: backupsUntil }))}
`
} // prettier-ignore

/** What stands above the records of a kind. */
export const heading = (ctx: Ctx, record: RecordDefinition, count: number): Markup =>
  markup`<h2>${nameIn(ctx.actor.language, named(record, 'many'))} <small>${count}</small></h2>
`

/** A record with all that stands in it. */
export function recordMarkup(
  ctx: Ctx,
  show: Showing,
  record: RecordDefinition,
  row: Row,
  { linked, fields, archived = {}, file }: { linked: LinkedById; fields: readonly string[]; archived?: Readonly<Record<string, string>> | undefined; file?: string | undefined },
): Markup {
  const lines = fields.map((name) => [show.label(record, name), show.field(record, name, row, linked)] as const)
  const said = [...lines, ...Object.entries(archived)].filter(([, value]) => value !== '')
  const title = fields.includes(record.title) ? show.field(record, record.title, row, linked) : ''
  return markup`<section>${title ? [markup`<h3 dir="auto">${title}</h3>`] : []}<dl>${said.map(([label, value]) => markup`<div><dt>${label}</dt><dd dir="auto">${value}</dd></div>`)}</dl>${file ? [markup`<p><a href="${file}">${file}</a></p>`] : []}${row.deletedAt ? [markup`<p class="quiet">${told(ctx, say('It lies in the bin.'))}</p>`] : []}</section>
`
} // prettier-ignore

/** What is kept beside records, as a table. */
export function besideMarkup(ctx: Ctx, show: Showing, { what, columns, rows }: BesideRows): Markup {
  const keys = Object.keys(columns)
  return markup`<h2>${told(ctx, what)} <small>${rows.length}</small></h2>
<table><thead><tr>${keys.map((key) => markup`<th>${told(ctx, columns[key]!)}</th>`)}</tr></thead><tbody>${rows.map(
    (row) => markup`<tr>${keys.map((key) => markup`<td dir="auto">${show.value(row[key])}</td>`)}</tr>
`,
  )}</tbody></table>
`
}

/** The table of what was changed, up to its first line. */
export const historyBeginning = (ctx: Ctx): Markup => markup`<h2>${told(ctx, say('What was changed, and by whom'))}</h2>
<table><thead><tr>${[say('When'), say('Who'), say('What'), say('Before'), say('After')].map((each) => markup`<th>${told(ctx, each)}</th>`)}</tr></thead><tbody>
` // prettier-ignore
export const historyEnd = markup`</tbody></table>
`
export const ending = markup`</body></html>
`

/** A line of the history, a row for each field that it changed. */
export function lineMarkup(ctx: Ctx, show: Showing, line: LedgerLine, linked: LinkedById): Markup {
  const record = ctx.registry.record(line.record)
  const { actor, registry } = ctx
  const action = record && registry.action(record, line.name)?.action
  const deed = action ? nameIn(actor.language, deedOf(action)) : told(ctx, deeds[line.name] ?? sayAsIs(line.name)) // prettier-ignore
  const of = record ? `${nameIn(actor.language, named(record, 'one'))}: ${deed}` : deed
  const fields = record ? Object.keys(line.after).filter((name) => name in record.all) : []
  const cells = (name: string | undefined) =>
    [line.before, line.after].map(
      (values) => markup`<td dir="auto">${name === undefined ? '' : show.field(record!, name, values, linked)}</td>`,
    )
  const label = (name: string | undefined) => (name === undefined ? of : `${of}, ${show.label(record!, name)}`)
  return {
    html: (fields.length > 0 ? fields : [undefined])
      .map((name) => markup`<tr><td>${show.moment(line.happenedAt)}</td><td dir="auto">${line.actor.name}</td><td>${label(name)}</td>${cells(name)}</tr>
`.html)
      .join(''),
  }
} // prettier-ignore

const deeds: Readonly<Record<string, ReturnType<typeof say>>> = {
  create: say('Added'),
  update: say('Changed'),
  delete: say('Moved to the bin'),
  restore: say('Taken out of the bin'),
  erase: say('Deleted for good'),
}

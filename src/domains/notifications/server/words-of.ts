import { mentionedIn, shortened, withoutTokens } from '../../../kernel/mention.ts'
import type { Ctx } from '../../../platform/context.ts'
import { readMany } from '../../../platform/records/read/index.ts'
import type { Row } from './inbox.ts'

const longest = 240

/** The words that a notification is about, as they stand now and as far as the reader may read them: where they are named, or what was added. */
export async function wordsOf(ctx: Ctx, rows: readonly Row[]): Promise<Map<string, string>> {
  const spoken = rows.filter((row) => row.kind === 'mentioned' || (row.kind === 'changed' && row.deed === 'create'))
  const found = new Map<string, string>()
  for (const [name, members] of Map.groupBy(spoken, (row) => row.record!)) {
    const record = ctx.registry.record(name)
    if (!record) continue
    const texts = Object.keys(record.all).filter((field) => record.all[field]!.type === 'longText')
    const read = await readMany(ctx, record, [...new Set(members.map((row) => row.record_id!))])
    const byId = new Map(read.map((row) => [row.id as string, texts.map((field) => row[field]).filter((text) => typeof text === 'string')])) // prettier-ignore
    for (const row of members) {
      const said = byId.get(row.record_id!) ?? []
      const named = said.find((text) => mentionedIn(text).includes(ctx.actor.userId!))
      const text = row.kind === 'mentioned' ? named : said[0]
      if (text) found.set(row.id, shortened(withoutTokens(lineWith(text, ctx.actor.userId!)), longest))
    }
  }
  return found
}

/** From the line on in which somebody is named. */
function lineWith(text: string, userId: string): string {
  const lines = text.split('\n')
  const at = lines.findIndex((line) => mentionedIn(line).includes(userId))
  return lines.slice(Math.max(0, at)).join(' ').replace(/\s+/g, ' ') // prettier-ignore
}

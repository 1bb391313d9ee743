import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../../platform/context.ts'
import { readTimeline, type TimelineItem } from '../../../platform/timeline/index.ts'
import type { Word } from '../model/index.ts'

const looked = 60
const shown = 4

/** The last words with somebody, newest first: the last from them, the last from us, the last meeting, the last note. */
export async function wordsSaid(ctx: Ctx, record: RecordDefinition, id: string): Promise<Word[]> {
  const kinds = ['call', 'email', 'meeting', 'note']
  const { data } = await readTimeline(ctx, record, id, { kinds, until: ctx.now().toISOString(), limit: looked })
  const words = data.flatMap(wordOf)
  const lasts = [
    words.find(({ direction }) => direction === 'in'),
    words.find(({ direction }) => direction === 'out'),
    words.find(({ record: kind }) => kind === 'meeting'),
    words.find(({ record: kind }) => kind === 'note'),
  ]
  const chosen = new Set([...lasts.filter((each) => each !== undefined), ...words].slice(0, shown))
  return words.filter((word) => chosen.has(word))
}

const longest = 600

function wordOf({ at, record, id, row }: TimelineItem): Word[] {
  if (!row) return []
  const text = (row.notes ?? row.text ?? null) as string | null
  return [
    {
      at,
      record,
      id,
      direction: (row.direction ?? null) as Word['direction'],
      title: String(record === 'note' ? '' : (row.subject ?? row.title ?? '')),
      text: text && text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text,
      by: (row.owner ?? row.createdBy ?? null) as string | null,
      about: (row.about ?? []) as string[],
    },
  ]
}

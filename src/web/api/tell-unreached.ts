import type { RecordDefinition } from '../../kernel/record.ts'
import { mentionParts, type Mention } from '../../kernel/mention.ts'
import { toast } from '../kit/toast.tsx'
import { formatList } from '../words/format.ts'
import { words } from '../words/words.ts'
import { request } from './request.ts'

/** Tells the writer which of those named in what they wrote may not see it; nothing when everybody may. */
export async function tellUnreached(
  { name: record, fields }: RecordDefinition,
  id: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  const named = new Map(
    Object.keys(values)
      .filter((field) => fields[field]?.type === 'longText' && typeof values[field] === 'string')
      .flatMap((field) => mentionParts(values[field] as string))
      .filter((part): part is Mention => typeof part !== 'string')
      .map((each) => [each.id, each.name]),
  )
  if (named.size === 0) return
  const users = [...named.keys()].slice(0, 50).join()
  const answer = await request<{ data: string[] }>('readers', { query: { record, id, users } }).catch(() => null)
  if (!answer) return
  const missed = [...named].filter(([user]) => !answer.data.includes(user)).map(([, name]) => name)
  if (missed.length > 0)
    toast({ tone: 'danger', text: words('mention.unreached', { count: missed.length, names: formatList(missed) }) })
}

import { z } from 'zod'
import type { RecordDefinition, RowOf } from '../../../kernel/record.ts'
import { refuse, type FieldFault } from '../../../kernel/refusal.ts'
import { say } from '../../../kernel/sentence.ts'
import type { Work } from '../../../platform/records/index.ts'
import { rulesOf } from '../../../platform/room.ts'
import { told } from '../../../platform/words/index.ts'
import { customField } from '../../workspace/model/index.ts'
import { canMatter, careRule, completenessFormula, isCaredFor, type Important } from '../model/index.ts'

type Row = RowOf<typeof careRule>

const mostOfOne = 25
const shape = z.array(z.strictObject({ field: z.string().max(120), weight: z.int().min(1).max(5) })).max(mostOfOne)

/** A care rule is checked, and its record given the field that says how complete it is. */
export const careRuleRules = rulesOf(careRule, {
  async before(work, { name, after }) {
    if (!after.of) return
    const record = work.ctx.registry.record(after.of)
    if (name === 'delete') return void (await keptField(work, after, []))
    if (!record || !isCaredFor(record))
      throw refuse.invalid([{ field: 'of', ...say('“{of}” is no record of which care is taken.', { of: after.of }) }])
    const faults = importantFaults(record, after.important)
    if (faults.length > 0) throw refuse.invalid(faults)
    return { completeness: await keptField(work, after, importantIn(after.important)) }
  },
})

/** What matters, from its JSON; nothing where that cannot be read. */
export function importantIn(text: string | null): Important[] {
  try {
    return shape.safeParse(JSON.parse(text ?? '[]')).data ?? []
  } catch {
    return []
  }
}

function importantFaults(record: RecordDefinition, text: string | null): FieldFault[] {
  const wrong = (sentence: ReturnType<typeof say>) => [{ field: 'important', ...sentence }]
  if (text === null) return []
  const important = importantIn(text)
  if (important.length === 0 && text.replace(/\s/g, '') !== '[]')
    return wrong(say('A JSON list of at most {most} fields, each with a weight from 1 to 5.', { most: mostOfOne }))
  const names = important.map(({ field }) => field)
  const unfit = names.find((name) => !Object.hasOwn(record.all, name) || !canMatter(record.all[name]!))
  if (unfit !== undefined) return wrong(say('“{name}” is no field that somebody could fill.', { name: unfit }))
  return new Set(names).size === names.length ? [] : wrong(say('Each field counts once.'))
}

/** Sees to it that the field says what the rule says: made, changed, brought back or put away; answers its key. */
async function keptField(
  work: Work,
  { of, completeness }: Row,
  important: readonly Important[],
): Promise<string | null> {
  const filter = {
    and: [
      { field: 'of', is: of },
      { field: 'key', is: completeness ?? 'completeness' },
    ],
  }
  const [found] = await work.find(customField, filter, { bin: true, lock: true })
  const usable = found?.formula && found.state === 'ready' ? found : null
  if (important.length === 0) {
    if (usable && !usable.deletedAt) await work.remove(customField, usable)
    return completeness
  }
  const formula = completenessFormula(important)
  if (!usable) {
    const label = told(work.ctx, say('Completeness'))
    const made = {
      of,
      label,
      type: 'percent' as const,
      formula,
      sortable: true,
      ...(found ? {} : { key: 'completeness' }),
    }
    return (await work.create(customField, made)).key
  }
  const live = usable.deletedAt ? await work.restore(customField, usable) : usable
  await work.update(customField, live, { formula })
  return live.key
}

import type { RecordDefinition } from '../../../../kernel/record.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { targetOf, type ReadRow } from '../../model/reading.ts'
import type { MatchKey } from './matches.ts'

interface Whole {
  id: string
  said: string
}

/** What a row becomes that brings another part of the record of an earlier one. */
type Part = Pick<ReadRow, 'values' | 'parts' | 'origin' | 'createdAt'> & { record: string }

/**
 * Files of orders have a row for each line: rows that say the same of one record, which they know by its id or by what is
 * unique, bring one of its parts each.
 */
export function openWholes(ctx: Ctx, record: RecordDefinition, mapping: readonly { target: string }[]) {
  const { records } = ctx.registry
  const parts = mapping.flatMap(({ target }) => {
    const found = targetOf(target, record, records)
    return found?.part ? [found.record] : []
  })
  const [only] = parts
  const isRead = only !== undefined && parts.every((each) => each === only)
  const wholes = new Map<number, Whole>()
  const saidBy = ({ values, origin }: ReadRow) => JSON.stringify([values, origin])
  return {
    keep(number: number, id: string, row: ReadRow): void {
      if (isRead) wholes.set(number, { id, said: saidBy(row) })
    },
    /** The record of the row further up, where this one says nothing else of it. */
    sameAs({ number, key }: { number: number; key: MatchKey }, row: ReadRow): Whole | undefined {
      const isSure = key.target.key === '@id' || key.target.field?.unique === true
      const whole = isSure && row.parts[only?.name ?? ''] ? wholes.get(number) : undefined
      return whole?.said === saidBy(row) ? whole : undefined
    },
    partOf: ({ id }: Whole, row: ReadRow): Part => ({
      record: only!.name,
      values: { ...row.parts[only!.name], [only!.partOf!]: id },
      parts: {},
      origin: null,
      createdAt: null,
    }),
  }
}

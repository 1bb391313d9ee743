import type { RecordDefinition } from '../record.ts'
import { fieldsRead, understand } from './understand.ts'

type Names = ReadonlySet<string>
const known = new WeakMap<RecordDefinition, ReadonlyMap<string, Names>>()

/** By each formula of a record all fields that it comes of, those of the formulas that it reads among them. */
export function inputsOf(record: RecordDefinition): ReadonlyMap<string, Names> {
  const found = known.get(record) ?? new Map(readBy(record).map(([name, own]) => [name, whole(own, new Map(readBy(record)))])) // prettier-ignore
  known.set(record, found)
  return found
}

/** The fields together with the formulas that come of any of them: who may not know the one may not know the other. */
export function withFormulas(record: RecordDefinition, names: Names): Names {
  if (names.size === 0) return names
  const more = [...inputsOf(record)].filter(([, inputs]) => !inputs.isDisjointFrom(names)).map(([name]) => name)
  return more.length === 0 ? names : names.union(new Set(more))
}

function readBy(record: RecordDefinition): [string, Names][] {
  return Object.entries(record.all).flatMap(([name, { formula }]) =>
    formula === undefined ? [] : [[name, readIn(record, formula)] as [string, Names]],
  )
}

/** A formula that cannot be understood yields nothing, and so comes of nothing. */
function readIn({ all }: RecordDefinition, formula: string): Names {
  try {
    return fieldsRead(understand(formula, { fields: all }))
  } catch {
    return new Set()
  }
}

function whole(own: Names, readBy: ReadonlyMap<string, Names>): Names {
  const all = new Set(own)
  for (const name of all) for (const further of readBy.get(name) ?? []) all.add(further)
  return all
}

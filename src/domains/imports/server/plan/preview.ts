import type { RecordDefinition } from '../../../../kernel/record.ts'
import type { Named } from '../../../../kernel/sentence.ts'
import type { Problem, ReadRow } from '../../model/reading.ts'
import type { Addition } from './additions.ts'

/** A text of a column that a person has to decide about: all rows that say it, at once. */
export interface Undecided {
  target: string
  column: number
  label: string
  value: string
  rows: number
  reason: string
  suggestion?: string
  /** Whether it can be added as a new name or choice. */
  mayAdd: boolean
}

/** A row as the record that it will be; `said` holds the words of its cells by target, names of links among them. */
export interface Sample {
  row: number
  state: string
  title: string
  values: Record<string, unknown>
  parts: Record<string, unknown>
  said: Record<string, string>
}

export interface Preview {
  /** `new`, `update`, `unchanged` and `bad` make up `total`. */
  counts: { total: number; new: number; update: number; unchanged: number; bad: number; duplicate: number }
  /** What is made because rows name it. */
  added: { record: string; label: string; count: number; names: string[] }[]
  undecided: Undecided[]
  /** Columns of which a person has to say how dates or numbers are written. */
  ambiguous: { column: number; target: string; kind: 'dates' | 'decimals' }[]
  /** The first rows with something wrong. */
  problems: ({ row: number } & Problem)[]
  /** What the first rows become. */
  samples: Sample[]
}

const shown = { problems: 200, samples: 20, undecided: 500, names: 20 }

/** Gathers what people are shown while rows are planned. */
export function previewOf(
  record: RecordDefinition,
  labels: ReadonlyMap<string, string>,
  nameOf: (name: Named) => string,
  mayAdd: (target: string) => boolean,
) {
  const counts = { total: 0, new: 0, update: 0, unchanged: 0, bad: 0, duplicate: 0 }
  const undecided = new Map<string, Undecided>()
  const ambiguous = new Map<number, Preview['ambiguous'][number]>()
  const problems: Preview['problems'] = []
  const samples: Preview['samples'] = []

  function decide({ column, target, value, reason, suggestion, kind }: Problem) {
    const key = `${target}\n${value}`
    const known = undecided.get(key)
    if (known) return void known.rows++
    if (undecided.size >= shown.undecided) return
    const label = labels.get(target!) ?? target!
    const more = { ...(suggestion && { suggestion }), mayAdd: kind === 'missing' && mayAdd(target!) }
    undecided.set(key, { target: target!, column: column!, label, value, rows: 1, reason, ...more })
  }

  return {
    take(
      row: number,
      state: 'new' | 'update' | 'unchanged' | 'bad',
      found: readonly Problem[],
      becomes: Pick<ReadRow, 'values' | 'parts' | 'said'>,
    ) {
      counts.total++
      counts[state]++
      if (found.some(({ kind }) => kind === 'duplicate')) counts.duplicate++
      for (const problem of found) {
        if (problems.length < shown.problems) problems.push({ row, ...problem })
        if (problem.kind === 'missing' || problem.kind === 'ambiguous') decide(problem)
        const { kind, column, target } = problem
        if (kind === 'dates' || kind === 'decimals') ambiguous.set(column!, { column: column!, target: target!, kind })
      }
      if (samples.length >= shown.samples) return
      const { values, parts, said } = becomes
      samples.push({ row, state, title: titleOf(record, values), values, parts, said: Object.fromEntries(said) })
    },
    result(additions: readonly Addition[]): Preview {
      const groups = Map.groupBy(additions, ({ record, values }) =>
        record.name === 'choice' ? `choice of ${String(values.of)}` : record.name,
      )
      const added = [...groups].map(([name, list]) => ({
        record: name,
        label: nameOf(list.length === 1 ? kindOf(list[0]!.record) : kindsOf(list[0]!.record)),
        count: list.length,
        names: list.slice(0, shown.names).map((each) => each.name),
      }))
      const sorted = [...undecided.values()].sort((a, b) => b.rows - a.rows)
      return { counts, added, undecided: sorted, ambiguous: [...ambiguous.values()], problems, samples }
    },
  }
}

const kindOf = ({ name, label }: RecordDefinition): Named => ({ path: `${name}.one`, english: label.one })
const kindsOf = ({ name, label }: RecordDefinition): Named => ({ path: `${name}.many`, english: label.many })

function titleOf(record: RecordDefinition, values: Readonly<Record<string, unknown>>): string {
  const own = values[record.title] ?? [values.firstName, values.lastName].filter(Boolean).join(' ')
  return typeof own === 'string' ? own : ''
}

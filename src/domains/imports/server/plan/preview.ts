import type { RecordDefinition } from '../../../../kernel/record.ts'
import type { Problem } from '../../model/index.ts'
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
  samples: {
    row: number
    state: string
    title: string
    values: Record<string, unknown>
    parts: Record<string, unknown>
  }[]
}

const shown = { problems: 200, samples: 20, undecided: 500, names: 20 }

/** Gathers what people are shown while rows are planned. */
export function previewOf(
  record: RecordDefinition,
  labels: ReadonlyMap<string, string>,
  mayAdd: (target: string) => boolean,
) {
  const counts = { total: 0, new: 0, update: 0, unchanged: 0, bad: 0, duplicate: 0 }
  const undecided = new Map<string, Undecided>()
  const ambiguous = new Map<number, Preview['ambiguous'][number]>()
  const problems: Preview['problems'] = []
  const samples: Preview['samples'] = []

  function decide({ column, target, value, reason, suggestion }: Problem) {
    const key = `${target}\n${value}`
    const known = undecided.get(key)
    if (known) return void known.rows++
    if (undecided.size >= shown.undecided) return
    const label = labels.get(target!) ?? target!
    const more = { ...(suggestion && { suggestion }), mayAdd: mayAdd(target!) }
    undecided.set(key, { target: target!, column: column!, label, value, rows: 1, reason, ...more })
  }

  return {
    take(
      row: number,
      state: 'new' | 'update' | 'unchanged' | 'bad',
      found: readonly Problem[],
      sample: { values: Record<string, unknown>; parts: Record<string, unknown> },
    ) {
      counts.total++
      counts[state]++
      if (found.some(({ kind }) => kind === 'duplicate')) counts.duplicate++
      for (const problem of found) {
        if (problems.length < shown.problems) problems.push({ row, ...problem })
        if (problem.kind === 'missing') decide(problem)
        const isOpen = problem.kind === 'ambiguous' && problem.column !== null && !ambiguous.has(problem.column)
        if (isOpen && /^(Which is the day|Is 1\.234)/.test(problem.reason)) {
          const kind = problem.reason.startsWith('Which') ? ('dates' as const) : ('decimals' as const)
          ambiguous.set(problem.column!, { column: problem.column!, target: problem.target!, kind })
        }
      }
      if (samples.length < shown.samples) samples.push({ row, state, title: titleOf(record, sample.values), ...sample })
    },
    result(additions: readonly Addition[]): Preview {
      const groups = Map.groupBy(additions, ({ record, values }) =>
        record.name === 'choice' ? `choice of ${String(values.of)}` : record.name,
      )
      const added = [...groups].map(([name, list]) => ({
        record: name,
        label: list.length === 1 ? list[0]!.record.label.one : list[0]!.record.label.many,
        count: list.length,
        names: list.slice(0, shown.names).map((each) => each.name),
      }))
      const sorted = [...undecided.values()].sort((a, b) => b.rows - a.rows)
      return { counts, added, undecided: sorted, ambiguous: [...ambiguous.values()], problems, samples }
    },
  }
}

function titleOf(record: RecordDefinition, values: Readonly<Record<string, unknown>>): string {
  const own = values[record.title] ?? [values.firstName, values.lastName].filter(Boolean).join(' ')
  return typeof own === 'string' ? own : ''
}

import type { Filter } from '../../../../kernel/filter.ts'
import type { AggregateAnswer } from '../../../../web/api/answers.ts'
import { pageOf } from '../../../../web/api/path.ts'
import { useAggregate } from '../../../../web/api/use-aggregate.ts'
import { useRows } from '../../../../web/api/use-rows.ts'
import { enrolment, sequenceVersion, type StopReason } from '../../model/index.ts'
import { stepsIn, type Step } from '../../model/sequences/steps.ts'

/** The steps of a sequence as they are now: none under the number 0 where none were written. */
export function useSteps(sequence: string): { number: number; steps: Step[] } | null {
  const filter = { field: 'sequence', is: sequence }
  const { data } = useRows(sequenceVersion, { filter, sort: '-createdAt', limit: 1 })
  if (!data) return null
  const [last] = data.data
  return { number: last?.number ?? 0, steps: stepsIn(last?.steps ?? null) ?? [] }
}

/** Of those at one step of one version how many are in which state, and why they stopped. */
export interface Standing {
  revision: number
  step: number
  state: 'active' | 'finished' | 'stopped'
  stopped: StopReason | null
  count: number
}

/** Where those stand who are in a sequence, as far as the reader may see them. */
export function useStanding(sequence: string): Standing[] | null {
  const filter = { field: 'sequence', is: sequence }
  const measures = [{ fn: 'count' as const }]
  const states = useAggregate(enrolment, { filter, groupBy: ['revision', 'step', 'state'], measures })
  const stops = useAggregate(enrolment, { filter: { and: [filter, { field: 'state', is: 'stopped' }] }, groupBy: ['revision', 'step', 'stopped'], measures }) // prettier-ignore
  if (!states.data || !stops.data) return null
  return [...rowsOf(states.data, {}).filter(({ state }) => state !== 'stopped'), ...rowsOf(stops.data, { state: 'stopped' })] // prettier-ignore
}

const rowsOf = ({ data }: AggregateAnswer, more: object) =>
  data.map(({ group, values }) => ({ stopped: null, ...group, ...more, count: values[0] }) as unknown as Standing)

/** The list of those whom a number counts. */
export const listOf = (...filters: Filter[]): string =>
  `${pageOf(enrolment)}?filter=${encodeURIComponent(JSON.stringify({ and: filters }))}`

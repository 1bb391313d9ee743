import type { RowOf } from '../../../../kernel/record.ts'
import { refuse, type FieldFault } from '../../../../kernel/refusal.ts'
import { say, type Sentence } from '../../../../kernel/sentence.ts'
import type { Work } from '../../../../platform/records/work.ts'
import { rulesOf } from '../../../../platform/room.ts'
import { enrolment, sequence, sequenceVersion } from '../../model/index.ts'
import { mostSteps, places, stepsIn, strangePlace, type Step } from '../../model/sequences/steps.ts'

type Version = RowOf<typeof sequenceVersion>

/** Steps are written once, each version beside the one before; a version that somebody was enrolled with stays. */
export const versionRules = rulesOf(sequenceVersion, {
  async before(work, { name, before, after }) {
    if (name === 'delete') return mustBeUnused(work, after)
    if (before) return undefined
    const faults = faultsIn(stepsIn(after.steps))
    if (faults.length > 0) throw refuse.invalid(faults)
    if (after.version > 1) return undefined
    // Held meanwhile, so that two who write steps at once do not count the same.
    const of = await work.peek(sequence, after.sequence)
    const known = await versionsOf(work, after.sequence)
    return { title: of?.name ?? null, number: 1 + Math.max(0, ...known.map(({ number }) => number ?? 0)) }
  },
})

async function mustBeUnused(work: Work, { sequence: of, number }: Version): Promise<void> {
  const used = await work.find(enrolment, { and: [{ field: 'sequence', is: of }, { field: 'revision', is: number }] }, { limit: 1, lock: false }) // prettier-ignore
  if (used.length > 0) throw refuse.notNow(say('Somebody was enrolled with these steps.'))
}

const versionsOf = (work: Work, of: string) =>
  work.find(sequenceVersion, { field: 'sequence', is: of }, { lock: false })

/** The steps of a sequence as they are now, with their number; null where none were written. */
export async function latestOf(work: Work, of: string): Promise<{ number: number; steps: Step[] } | null> {
  const [last] = (await versionsOf(work, of)).toSorted((one, other) => (other.number ?? 0) - (one.number ?? 0))
  return last ? { number: last.number ?? 0, steps: stepsIn(last.steps) ?? [] } : null
}

/** The steps that somebody goes by. */
export async function stepsFor(work: Work, row: RowOf<typeof enrolment>): Promise<Step[]> {
  const found = (await versionsOf(work, row.sequence)).find(({ number }) => number === row.revision)
  return stepsIn(found?.steps ?? null) ?? []
}

const example = '[{"kind":"call","days":0,"title":"Call {firstName}","text":""}]'

/** All that is wrong with steps, each by its number. */
function faultsIn(steps: readonly Step[] | null): FieldFault[] {
  if (!steps || steps.length === 0 || steps.length > mostSteps)
    return [fault(say('Steps: a list as JSON, 1 to {most} of them: {example}.', { most: mostSteps, example }))]
  return steps.flatMap((step, index) => faultsOf(step, index + 1))
}

function faultsOf({ days, title, text }: Step, number: number): FieldFault[] {
  const strange = strangePlace(title) ?? strangePlace(text)
  const known = places.map((place) => `{${place}}`).join(', ')
  return [
    title.trim() === '' && fault(say('Step {number}: a title is needed.', { number })),
    title.length > 200 && fault(say('Step {number}: a title has 200 characters at most.', { number })),
    text.length > 5000 && fault(say('Step {number}: a text has 5000 characters at most.', { number })),
    (days < 0 || days > 365) && fault(say('Step {number}: it waits for 0 to 365 working days.', { number })),
    strange !== undefined &&
      fault(say('Step {number}: {place} stands for nothing. {known} do.', { number, place: `{${strange}}`, known })),
  ].filter((each) => each !== false)
}

const fault = (sentence: Sentence): FieldFault => ({ field: 'steps', ...sentence })

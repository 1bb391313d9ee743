import { expect } from 'vitest'
import type { Client, TestApp } from '../../../../../test/app.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { systemContext } from '../../../../platform/site.ts'
import { calling, type Row } from '../testing.ts'
import { takeStepsDue } from './steps-due.ts'

const day = 86_400_000
export const three = [
  { kind: 'call', days: 0, title: 'First call to {firstName}', text: 'Good day {firstName} of {company}, this is {me}.' },
  { kind: 'email', days: 2, title: 'Our offer', text: 'Dear {lastName}' },
  { kind: 'task', days: 5, title: 'Look again', text: '' },
] // prettier-ignore

/** What tests of sequences say over HTTP, as somebody. */
export function sequencing(app: TestApp, who: Client) {
  const by = calling(who)
  let made = 0
  const somebody = (more: object = {}) =>
    by.somebody({ emails: [{ value: `eva${++made}@sequences.example` }], ...more })
  const write = (of: Row, steps: object[]) => who.post('/sequence-versions', { sequence: of.id, steps: JSON.stringify(steps) }) // prettier-ignore
  const sequenceOf = async (steps: object[] = three, more: object = {}): Promise<Row> => {
    const of = await by.make('/sequences', { name: 'Spring', ...more })
    const answer = await write(of, steps)
    expect(answer.status, answer.text).toBe(201)
    return of
  }
  const enrol = (person: Row, of: Row, more: object = {}) => by.act(`/people/${person.id}/enrol`, { sequence: of.id, ...more }) // prettier-ignore
  const enrolmentOf = async (person: Row): Promise<Row> =>
    (await by.rowsOf('/enrolments', { field: 'person', is: person.id }))[0]!
  const enrolled = async (of: Row, more: object = {}): Promise<Row> => {
    const person = await somebody(more)
    const answer = await enrol(person, of)
    expect(answer.status, answer.text).toBe(200)
    return person
  }
  const tasksOf = (person: Row) => by.rowsOf('/tasks', { field: 'about', in: [person.id] })
  const openTask = async (person: Row): Promise<Row> => (await tasksOf(person)).find(({ done }) => !done)!
  const complete = async (person: Row) => by.act(`/tasks/${(await openTask(person)).id}/complete`)
  return { ...by, somebody, write, sequenceOf, enrol, enrolmentOf, enrolled, tasksOf, openTask, complete }
}

/** Lets Farley look, so many days from now. */
export async function daysLater(app: TestApp, days: number, more: (ctx: Ctx) => Partial<Ctx> = () => ({})) {
  const ctx = await systemContext(app.site)
  await takeStepsDue.run({ ...ctx, now: () => new Date(Date.now() + days * day), ...more(ctx) }, {})
}

import type { Linked } from '../../../web/api/answers.ts'
import { client } from '../../../web/api/client.ts'
import type { AheadRecord } from '../../../web/room.ts'
import { meeting, task } from '../model/index.ts'
import { agendaMeetings, agendaTasks } from './home/agenda-queries.ts'

interface Answer {
  data: readonly { id: string; about: readonly string[] | null }[]
  linked?: Linked
}

/** What is on today and in the days after it, and whom and what it is about. */
export default async function todaysRecords(): Promise<AheadRecord[]> {
  const [meetings, tasks] = await Promise.all([client.fetchQuery(agendaMeetings), client.fetchQuery(agendaTasks)])
  return [...recordsOf(meeting.name, meetings), ...recordsOf(task.name, tasks)]
}

const recordsOf = (record: string, { data, linked = {} }: Answer): AheadRecord[] =>
  data.flatMap(({ id, about }) => [
    { record, id },
    ...(about ?? []).flatMap((each) => (linked[each] ? [{ record: linked[each].record, id: each }] : [])),
  ])

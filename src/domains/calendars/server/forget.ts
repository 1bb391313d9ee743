import { say } from '../../../kernel/sentence.ts'
import type { Query } from '../../../platform/db/index.ts'
import type { Beside, Reaction } from '../../../platform/room.ts'

const ofThese = `(meeting_id = any ($1::uuid[]) or meeting_id in (select id from meetings where about && $1::uuid[]))`

/** Takes away what lies beside meetings. The row by which an event is known stays empty, so that it is not taken once more. */
export const forgotten = (ids: readonly string[]): { what: string; query: Query }[] => [
  {
    what: 'calendarMeetings',
    query: {
      text: `update calendar_meeting set meeting_id = null, people = '{}', unknown = '{}',
        agreed = jsonb_build_object('startsAt', agreed -> 'startsAt') where ${ofThese}`,
      values: [ids],
    },
  },
]

/** What is kept beside meetings, for whoever they are about. */
export const beside = (ids: readonly string[]): readonly Beside[] => [
  {
    what: say('Meetings from calendars'),
    columns: { at: say('When'), title: say('Title'), place: say('Place'), people: say('Who is in it') },
    query: {
      text: `select agreed ->> 'startsAt' as at, agreed ->> 'title' as title, agreed ->> 'location' as place,
        array_to_string(people, ', ') as people from calendar_meeting where ${ofThese} order by 1`,
      values: [ids],
    },
  },
]

/** A meeting that is deleted for good leaves nothing beside it either. */
export const forgetErased: Reaction = {
  name: 'forget-calendar-meetings',
  wants: ({ record, name }) => record === 'meeting' && name === 'erase',
  async runAll(ctx, lines) {
    for (const { query } of forgotten(lines.map(({ recordId }) => recordId))) await ctx.db.run(query)
  },
}

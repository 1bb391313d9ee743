import { say } from '../../../kernel/sentence.ts'
import type { Query } from '../../../platform/db/index.ts'
import type { Beside } from '../../../platform/room.ts'

/** Takes away what is kept beside people: the points of their score, and what they were asked to confirm. */
export const forgotten = (ids: readonly string[]): { what: string; query: Query }[] => [
  { what: 'asks', query: { text: 'delete from lead_ask where person_id = any ($1::uuid[])', values: [ids] } },
  {
    what: 'points',
    query: {
      text: 'delete from lead_score_reason where person_id = any ($1::uuid[]) or record_id = any ($1::uuid[])',
      values: [ids],
    },
  },
]

/** The same, for whoever it is about. */
export const beside = (ids: readonly string[]): readonly Beside[] => [
  {
    what: say('What they were asked to confirm'),
    columns: {
      words: say('Words shown'),
      address: say('Address'),
      asked: say('Asked on'),
      confirmed: say('Confirmed on'),
    },
    query: {
      text: `select words, address, asked_at as asked, confirmed_at as confirmed from lead_ask
          where person_id = any ($1::uuid[]) order by asked_at`,
      values: [ids],
    },
  },
  {
    what: say('Points that they have as a lead'),
    columns: { words: say('For what'), points: say('Points'), at: say('When') },
    query: {
      text: `select r.name as words, s.points, s.at from lead_score_reason s join score_rules r on r.id = s.rule_id
          where s.person_id = any ($1::uuid[]) order by r.name`,
      values: [ids],
    },
  },
]

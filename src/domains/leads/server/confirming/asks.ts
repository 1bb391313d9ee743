import type { Language } from '../../../../kernel/language.ts'
import { networkOf } from '../../../../platform/access/attempts.ts'
import type { Runner } from '../../../../platform/db/index.ts'
import { standingForSql } from '../../../../platform/records/merged.ts'

/** So long somebody may confirm; then it is forgotten that they were asked. */
export const termDays = 7

/** What somebody was asked to confirm, as it was shown to them. */
export interface Ask {
  id: string
  formId: string
  formName: string
  formVersion: number
  purposeId: string
  /** Where their record has gone to by now. */
  personId: string
  address: string
  words: string
  language: Language
  origin: string
  askedAt: string
  askedFrom: string
  mails: number
  until: string
  confirmedAt: string | null
}

const columns = `id, form_id as "formId", form_name as "formName", form_version::int as "formVersion", purpose_id as "purposeId",
  ${standingForSql('person_id')} as "personId", address, words, language, origin, asked_at as "askedAt",
  asked_from as "askedFrom", mails, until, confirmed_at as "confirmedAt"`

type NewAsk = Omit<Ask, 'askedAt' | 'mails' | 'until' | 'confirmedAt'>

export async function keepAsk(on: Runner, ask: NewAsk): Promise<void> {
  const text = `insert into lead_ask (id, form_id, form_name, form_version, purpose_id, person_id, address, words, language, origin,
      asked_from, network, until)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, clock_timestamp() + make_interval(days => $13))`
  const { id, formId, formName, formVersion, purposeId, personId, address, words, language, origin, askedFrom } = ask
  const values = [id, formId, formName, formVersion, purposeId, personId, address, words, language, origin, askedFrom, networkOf(askedFrom), termDays] // prettier-ignore
  await on.run({ name: 'lead_ask_keep', text, values })
}

/** What was asked, while it can be confirmed or has been. */
export async function askOf(on: Runner, id: string): Promise<Ask | undefined> {
  const text = `select ${columns} from lead_ask where id = $1 and until > clock_timestamp()`
  return (await on.run<Ask>({ name: 'lead_ask', text, values: [id] }))[0]
}

/** Notes that it is confirmed; of two who do at one moment, one does. */
export async function useAsk(on: Runner, id: string): Promise<boolean> {
  const text = `update lead_ask set confirmed_at = clock_timestamp()
    where id = $1 and confirmed_at is null and until > clock_timestamp() returning 1`
  return (await on.run({ name: 'lead_ask_use', text, values: [id] })).length > 0
}

/** To one address so many mails a day, and none so soon after another; from one network so many an hour. */
const [mostADay, restMinutes, mostOfNetwork] = [3, 2, 30]

/**
 * Counts one more mail of an ask; false where its address or its network has had enough of them for now, so that nobody is
 * flooded by what others type.
 */
export async function countMail(on: Runner, id: string): Promise<boolean> {
  const text = `update lead_ask a set mails = mails + 1, mailed_at = clock_timestamp() where id = $1
    and (select coalesce(sum(b.mails), 0) < $2 and coalesce(max(b.mailed_at), '-infinity') < clock_timestamp() - make_interval(mins => $3)
      from lead_ask b where b.address = a.address and b.mailed_at > clock_timestamp() - interval '1 day')
    and (select coalesce(sum(b.mails), 0) < $4
      from lead_ask b where b.network = a.network and b.mailed_at > clock_timestamp() - interval '1 hour')
    returning 1`
  return (await on.run({ name: 'lead_ask_mail', text, values: [id, mostADay, restMinutes, mostOfNetwork] })).length > 0
}

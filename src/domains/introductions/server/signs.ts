import type { Ctx } from '../../../platform/context.ts'
import type { Runner } from '../../../platform/db/runner.ts'

/** Something that says that two whom we introduced deal with each other without us. */
export interface Sign {
  introduction: string
  /** Whose introduction it is. */
  owner: string
  sign: SignKind
  /** Of the e-mail, order or deal. */
  id: string
  at: string
}
export type SignKind = keyof typeof statements

/** The new signs among these e-mails, orders or deals. */
export const signsAmong = (on: Runner, { settings }: Pick<Ctx, 'settings'>, kind: SignKind, ids: readonly string[]) =>
  on.run<Sign & Record<string, unknown>>({ name: `signs_among_${kind}`, text: statements[kind]('among'), values: [ids, settings.timeZone] }) // prettier-ignore

/** The new signs of one kind for these introductions. */
export const signsOf = (on: Runner, { settings }: Pick<Ctx, 'settings'>, kind: SignKind, introductions: readonly string[]) =>
  on.run<Sign & Record<string, unknown>>({ name: `signs_of_${kind}`, text: statements[kind]('of'), values: [introductions, settings.timeZone] }) // prettier-ignore

/** What is given: the e-mails, orders or deals, or the introductions. */
type Given = 'among' | 'of'
const given = { among: 't.id = any ($1::uuid[])', of: 'i.id = any ($1::uuid[])' }

const columns = (kind: string, at: string) => `i.id as introduction, i.owner_id as owner, '${kind}' as sign, t.id, ${at} as at` // prettier-ignore
const dayOf = (moment: string) => `(${moment} at time zone $2)::date`
/** While the introduction is somebody’s and the day lies within its protection. */
const holds = (day: string) =>
  `i.deleted_at is null and i.owner_id is not null and t.deleted_at is null
    and ${day} >= i.introduced_on and (i.protected_until is null or ${day} <= i.protected_until)`
const isNew = (column: string) =>
  `not exists (select from direct_dealings d where d.introduction_id = i.id and d.${column} = t.id)`
/** Whether an id is a company or somebody who works there. */
const isOf = (id: string, company: string) =>
  `(${id} = ${company} or ${id} in (select p.id from people p where p.company_id = ${company}))`

/** E-mails and introductions that may belong together, by an index from either side: each of a principal that stands in one. */
const meeting = {
  among: `emails t cross join lateral (
      select about as id from unnest(t.about) about union select p.company_id from people p where p.id = any (t.about)) met
    join introductions i on i.principal_id = met.id`,
  of: `introductions i cross join lateral (
      select i.principal_id as id union select p.id from people p where p.company_id = i.principal_id) met
    join emails t on t.about @> array[met.id]`,
}

const statements = {
  /** Both stand in an e-mail that came to us, of a conversation in which none of us has written: one of each. */
  email: (side: Given) => `select distinct on (i.id, coalesce(m.thread_id, t.id)) ${columns('email', 't.sent_at')}
    from ${meeting[side]}
    left join mail_message m on m.email_id = t.id
    where ${given[side]} and ${holds(dayOf('t.sent_at'))} and t.direction = 'in' and ${isNew('email_id')}
      and exists (
        select from unnest(t.about) own, unnest(t.about) other
        where own <> other and other is distinct from i.person_id and ${isOf('other', 'i.principal_id')}
          and (own = i.person_id or ${isOf('own', 'i.company_id')}))
      and not exists (
        select from mail_message ours join emails e on e.id = ours.email_id
        where ours.thread_id = m.thread_id and e.direction = 'out' and e.deleted_at is null and e.sent_at <= t.sent_at)
      and not exists (
        select from direct_dealings d join mail_message known on known.email_id = d.email_id
        where d.introduction_id = i.id and known.thread_id = m.thread_id)
    order by i.id, coalesce(m.thread_id, t.id), t.sent_at, t.id`,

  /** An order from the principal to which neither a deal nor a quote of ours has led. */
  order: (side: Given) => `select ${columns('order', 't.placed_on::timestamp at time zone $2')}
    from introductions i
    join orders t on t.sold_by_id = i.principal_id and (t.company_id = i.company_id or t.contact_id = i.person_id)
    where ${given[side]} and ${holds('t.placed_on')} and ${isNew('order_id')}
      and t.status <> 'cancelled' and t.deal_id is null and t.quote_id is null`,

  /** A deal with them that was lost to the principal. */
  deal: (side: Given) => `select ${columns('deal', 't.closed_at')}
    from introductions i
    join competitors c on c.company_id = i.principal_id and c.deleted_at is null
    join deals t on t.lost_to_id = c.id and t.status = 'lost' and (t.company_id = i.company_id or exists (
      select from deal_people d where d.deal_id = t.id and d.person_id = i.person_id and d.deleted_at is null))
    where ${given[side]} and ${holds(dayOf('t.closed_at'))} and ${isNew('deal_id')}`,
}

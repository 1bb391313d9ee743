import { z } from 'zod'
import { refuse } from '../../../kernel/refusal.ts'
import { needs, type Ground } from '../../../kernel/rights.ts'
import { say } from '../../../kernel/sentence.ts'
import { accountOf, accountsBy, type Account } from '../../access/account.ts'
import { personOf } from '../../access/actor.ts'
import type { Ctx } from '../../context.ts'
import { knownRecord } from '../../records/index.ts'
import { chainOf, groundIn, linkedTo, whyOf, type Chain } from '../../records/read/index.ts'
import { route, type AskedBy, type Route } from '../route.ts'
import { whoMayAnswer, whyAnswer } from '../schema/why.ts'

const about = z.strictObject({ record: z.string().max(60).describe('Its kind: `deal`.'), id: z.uuid() })
const mostPeople = 200

/** Why somebody may see a record and what else they may do with it: anybody for owners and admins, oneself for everybody. */
export const whyRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/why',
    tag: 'Users',
    id: 'why',
    summary:
      'What somebody may see and do of a record that the asker sees, and by which rule; and what not, and why not.',
    query: about.extend({
      user: z.uuid().optional().describe('The asker when left out; others are asked about by owners and admins.'),
    }),
    answer: whyAnswer,
    run: (asked) => whyFor(asked, asked.query.user),
  }),
  route({
    method: 'GET',
    path: '/why/people',
    who: 'admin',
    tag: 'Users',
    id: 'whoMay',
    summary:
      'Of everybody who can sign in, by name: whether they may see, edit and delete a record, and by which rule.',
    query: about.extend({ q: z.string().max(200).optional().describe('A part of their name.') }),
    answer: whoMayAnswer,
    run: async ({ ctx, query }) => {
      const chain = await chainAt(ctx, query)
      const accounts = await accountsBy(ctx.db, query.q ?? '', mostPeople + 1)
      const data = await Promise.all(accounts.slice(0, mostPeople).map((each) => mayOf(ctx, chain, each)))
      const linked = await namesIn(ctx, data.flatMap(({ see, edit, delete: remove }) => [see, edit, remove]), data) // prettier-ignore
      return { data, more: accounts.length > mostPeople, linked }
    },
  }),
]

/** What one may not see answers as what is not there. */
function chainAt(ctx: Ctx, { record: name, id }: z.output<typeof about>): Promise<Chain> {
  const record = knownRecord(ctx, name)
  if (!record) throw refuse.invalid([{ field: 'record', ...say('There is no record “{record}”.', { record: name }) }])
  return chainOf(ctx, record, id)
}

async function mayOf(ctx: Ctx, chain: Chain, account: Account) {
  const actor = await personOf(ctx.db, account, ctx.settings)
  const [see, edit, remove] = await Promise.all(needs.map((need) => groundIn({ ...ctx, actor }, chain, need)))
  return { user: shownUser(account), see: see!, edit: edit!, delete: remove! }
}

async function whyFor({ ctx, asker, query }: AskedBy<z.output<typeof about>>, user: string | undefined) {
  const leads = asker.role === 'owner' || asker.role === 'admin'
  const isOther = user !== undefined && user !== ctx.actor.userId
  if (isOther && !leads) throw refuse.forbidden(say('Only owners and admins ask why somebody else may see something.'))
  const chain = await chainAt(ctx, query)
  const about = user ?? ctx.actor.userId
  const account = about === null ? null : await accountOf(ctx.db, about)
  if (isOther && !account) throw refuse.invalid([{ field: 'user', ...say('There is no such user.') }])
  const actor = isOther ? await personOf(ctx.db, account!, ctx.settings) : ctx.actor
  const why = account?.active === false ? goneOf() : await whyOf({ ...ctx, actor }, chain)
  const data = {
    user: account ? shownUser(account) : null,
    ...why,
    // A field that is hidden from somebody is unknown to them by name, too.
    ...(!leads && { hidden: [], closed: [] }),
  }
  return { data, linked: await namesIn(ctx, [why.see, why.edit, why.delete], [data]) }
}

/** Who can no longer sign in may nothing. */
function goneOf() {
  const gone: Ground = { may: false, by: 'gone' }
  return { see: gone, edit: gone, delete: gone, actions: [], hidden: [], closed: [] }
}

function namesIn(ctx: Ctx, grounds: readonly Ground[], of: readonly { user: { ownRole: string | null } | null }[]) {
  const roles = of.flatMap(({ user }) => user?.ownRole ?? [])
  return linkedTo(ctx, [...new Set([...grounds.flatMap(idsIn), ...roles])])
}

const idsIn = ({ whose, share, of }: Ground): string[] => [
  ...[whose, share?.team].filter((id) => id !== undefined),
  ...(of ? [of.id, ...idsIn(of.ground)] : []),
]

const shownUser = ({ id, name, role, ownRole }: Account) => ({ id, name, role, ownRole: ownRole?.id ?? null })

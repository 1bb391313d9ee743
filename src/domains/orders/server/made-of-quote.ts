import type { RowOf } from '../../../kernel/record.ts'
import { rulesOf } from '../../../platform/room.ts'
import type { Work } from '../../../platform/records/index.ts'
import { quote } from '../../quotes/model/index.ts'
import { workspace } from '../../workspace/model/index.ts'
import { order } from '../model/index.ts'

type Quote = RowOf<typeof quote>

export const mayAddOrders = ({ ctx: { actor, registry } }: Work) => actor.permissions.of(registry.own(order)).create

/** Makes the order of an accepted quote; what it takes over is in the rules of new orders. */
export const makeOrderOf = (work: Work, { id, owner, private: isPrivate }: Quote) =>
  work.create(order, { quote: id, owner: owner ?? null, private: isPrivate ?? false })

/**
 * Where the company wants that, a quote becomes an order in the transaction in which it is accepted, by the customer or by
 * a colleague: both are kept or neither is. A colleague who may add no orders leaves it to those who may.
 */
export const acceptedRules = rulesOf(quote, {
  async after(work, { before, after }) {
    if (!before || before.status === 'accepted' || after.status !== 'accepted') return
    if (!(await ordersAlone(work)) || !mayAddOrders(work)) return
    await work.flush()
    await makeOrderOf(work, after)
  },
})

const ordersAlone = async (work: Work): Promise<boolean> =>
  (await work.setting(workspace, work.ctx.settings.id))?.ordersAlone === true

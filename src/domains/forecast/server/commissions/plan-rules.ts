import { refuse, type FieldFault } from '../../../../kernel/refusal.ts'
import { say } from '../../../../kernel/sentence.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import type { Work } from '../../../../platform/records/work.ts'
import { rulesOf } from '../../../../platform/room.ts'
import { readCommissionTiers } from '../../model/commission-plan.ts'
import { commissionPlan } from '../../model/index.ts'

/** A plan says its rates, and a colleague is in one plan. */
export const planRules = rulesOf(commissionPlan, {
  async before(work, { name, after }) {
    if (name === 'delete') return
    const faults = [...rateFaults(after), ...(await memberFaults(work, after))]
    if (faults.length > 0) throw refuse.invalid(faults)
  },
})

type Plan = RowOf<typeof commissionPlan>

function rateFaults({ tiers }: Plan): FieldFault[] {
  if (tiers === null || readCommissionTiers(tiers)) return []
  return [{ field: 'tiers', ...say('Rates: from which percent of the target on which percent is paid, each beginning said once, at most ten.') }] // prettier-ignore
}

async function memberFaults(work: Work, { id, members }: Plan): Promise<FieldFault[]> {
  if (!members || members.length === 0) return []
  const others = await work.find(commissionPlan, { and: [] })
  const other = others.find((plan) => plan.id !== id && plan.members?.some((user) => members.includes(user)))
  return other ? [{ field: 'members', ...say('A colleague is in one plan; one of these is in “{plan}”.', { plan: other.name }) }] : [] // prettier-ignore
}

import { f } from '../../../kernel/field.ts'
import { defineRecord } from '../../../kernel/record.ts'

/** What share of what they sell some colleagues are paid, by how much of their target it is. */
export const commissionPlan = defineRecord({
  name: 'commissionPlan',
  plural: 'commissionPlans',
  label: { one: 'Commission plan', many: 'Commission plans' },
  icon: 'cash',
  title: 'name',
  setting: true,
  // What somebody earns is told by their statement, to them and to those who lead them.
  secluded: true,
  hidden: true,
  sort: 'name',
  configured: { by: ['name'], without: ['members'], holds: { tiers: 'json' } },
  fields: {
    name: f.text({ label: 'Name', required: true, unique: true, sortable: true, max: 120 }),
    tiers: f.longText({
      label: 'Rates',
      help: 'From which percent of the target on which percent is paid, as JSON: [{"from":"0","rate":"5"},{"from":"100","rate":"8"}].',
      required: true,
      max: 2_000,
    }),
    members: f.links({ label: 'For whom', to: 'user' }),
  },
})

/** From which percent of the target on which percent of what is sold is paid, until the next one begins. */
export interface CommissionTier {
  from: string
  rate: string
}

const number = /^\d{1,4}(\.\d{1,4})?$/
const mostTiers = 10

/** The rates of a plan, the lowest first; null of a text that says none, or says one twice. */
export function readCommissionTiers(text: string): CommissionTier[] | null {
  const tiers = parsed(text)
  if (!Array.isArray(tiers) || tiers.length === 0 || tiers.length > mostTiers || !tiers.every(isTier)) return null
  const sorted = tiers.toSorted((one, other) => Number(one.from) - Number(other.from))
  const starts = new Set(sorted.map(({ from }) => Number(from)))
  return starts.size === sorted.length ? sorted : null
}

function isTier(tier: unknown): tier is CommissionTier {
  const { from, rate, ...more } = Object(tier) as Record<string, unknown>
  return [from, rate].every((each) => typeof each === 'string' && number.test(each)) && Number(rate) <= 100 && Object.keys(more).length === 0 // prettier-ignore
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

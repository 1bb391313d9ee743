import type { Address } from '../../../../kernel/field.ts'
import type { RowOf } from '../../../../kernel/record.ts'
import { refuse } from '../../../../kernel/refusal.ts'
import { labelOf, say } from '../../../../kernel/sentence.ts'
import type { Work } from '../../../../platform/records/index.ts'
import { company, person } from '../../../people/model/index.ts'
import { workspace } from '../../../workspace/model/index.ts'
import type { order } from '../../model/index.ts'
import type { Party } from './document.ts'

type Order = RowOf<typeof order>

/** Ourselves, as the company settings say it today; an invoice must say where we are. */
export async function issuerOf(work: Work): Promise<Party> {
  const seller = await sellerOf(work)
  if (seller.lines.length > 0) return seller
  throw refuse.notNow(say('An invoice says where we are. Fill in “{field}” in the settings of orders and invoices first.', { field: labelOf(workspace.fields.address) })) // prettier-ignore
}

/** Ourselves, as the company settings say it today. */
export async function sellerOf(work: Work): Promise<Party> {
  const own = await work.setting(workspace, work.ctx.settings.id)
  const lines = linesOf(own?.address ?? '')
  return { name: work.ctx.settings.name, lines, country: null, vatNumber: own?.vatNumber ?? null }
}

/** Whom the order says it is billed to; else its company, or its contact where there is none, with their first address. */
export async function buyerOf(work: Work, { billTo, vatNumber, ...row }: Order): Promise<Party> {
  const [said, ...lines] = linesOf(billTo ?? '')
  if (said) return { name: said, lines, country: null, vatNumber }
  const who = row.company ? await work.setting(company, row.company) : null
  const contact = !who && row.contact ? await work.setting(person, row.contact) : null
  return { name: who?.name ?? contact?.name ?? '', ...addressOf(who?.addresses ?? contact?.addresses ?? []), vatNumber }
}

const linesOf = (text: string) => text.split('\n').map((line) => line.trim()).filter(Boolean) // prettier-ignore

function addressOf(addresses: readonly Address[]): Pick<Party, 'lines' | 'country'> {
  const address = addresses.find(({ primary }) => primary) ?? addresses[0]
  if (!address) return { lines: [], country: null }
  const { street, postalCode, city, region, country } = address
  const town = [postalCode, city].filter(Boolean).join(' ')
  return { lines: [...linesOf(street ?? ''), town, region ?? ''].filter(Boolean), country }
}

import { isOfHouse, nameInHead } from '../../../../kernel/signature/in-head.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { linkedTo, visibleIds } from '../../../../platform/records/read/index.ts'
import { company } from '../../../people/model/index.ts'
import type { Suggestion } from '../../model/suggestion.ts'
import { houseOf, type House } from './house.ts'
import type { Waiting } from './strangers.ts'

/** What each of them would become: the name from the heads of their messages, the rest from their signature, the company by the domain. */
export async function suggestionsOf(ctx: Ctx, waiting: readonly Waiting[]): Promise<Suggestion[]> {
  const houses = new Map(waiting.map(({ address }) => [address, houseOf(address)]))
  const domains = [...houses.values()].flatMap((house) => house?.domain ?? [])
  const there = await companiesAt(ctx, [...new Set(domains)])
  return waiting.map(({ address, name, messages, lastAt, said }) => {
    const house = houses.get(address) ?? null
    const names = nameInHead(name, address)
    const at = house && (there.get(house.domain) ?? { id: null, name: nameOf(house, said?.company, name) })
    return {
      address,
      becomes: house && isOfHouse(address) ? 'company' : 'person',
      firstName: names.firstName || said?.firstName || null,
      lastName: names.lastName || said?.lastName || null,
      jobTitle: said?.jobTitle ?? null,
      phones: said?.phones ?? [],
      company: house && at && { ...at, domain: house.domain },
      ...{ messages, lastAt },
    }
  })
}

/** As their signature says it; as the head of a message does that names the house itself; else as the domain reads. */
function nameOf({ domain, name }: House, said: string | null | undefined, head: string): string {
  const stem = domain.split('.')[0]!.replace(/[^\p{L}\d]/gu, '')
  const isNamed = head.split(/[^\p{L}\d]+/u).some((each) => each.length > 3 && stem.includes(each.toLowerCase()))
  return said || (isNamed && !head.includes('@') ? head : name)
}

/** The companies of these domains that the asker may see, where a domain is that of one alone. */
export async function companiesAt(
  ctx: Ctx,
  domains: readonly string[],
): Promise<Map<string, { id: string; name: string }>> {
  const keys = await ctx.db.run<{ normal: string; id: string }>({
    name: 'mail_companies_at',
    text: `select normal, record_id as id from contact_key where record = 'company' and kind = 'domain' and normal = any ($1::text[])`,
    values: [domains],
  })
  const seen = await visibleIds(ctx, company, [...new Set(keys.map(({ id }) => id))])
  const linked = await linkedTo(ctx, [...seen])
  const found = Map.groupBy(keys.filter(({ id }) => seen.has(id) && linked[id] && !linked[id].deleted), ({ normal }) => normal) // prettier-ignore
  const alone = [...found].filter(([, own]) => own.length === 1)
  return new Map(alone.map(([domain, [own]]) => [domain, { id: own!.id, name: linked[own!.id]!.title ?? domain }]))
}

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
  const named = namesOf(waiting, houses)
  return waiting.map(({ address, name, messages, lastAt, said }) => {
    const house = houses.get(address) ?? null
    const names = nameInHead(name, address)
    const at = house && (there.get(house.domain) ?? { id: null, name: named.get(house.domain) ?? house.name })
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

/** What houses are called: as a signature says it, else as the head of a message does that the house itself wrote. */
function namesOf(waiting: readonly Waiting[], houses: ReadonlyMap<string, House | null>): Map<string, string> {
  const names = new Map<string, string>()
  const add = (address: string, name: string | null | undefined) => {
    const domain = houses.get(address)?.domain
    if (domain && name && !names.has(domain)) names.set(domain, name)
  }
  for (const { address, said } of waiting) add(address, said?.company)
  for (const { address, name } of waiting) if (isOfHouse(address) && isNameOf(name, address)) add(address, name)
  return names
}

/** `Later Machines` of later-machines.example; neither a person who sits at the house's address, nor the address itself. */
function isNameOf(name: string, address: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\d]/gu, '')
  const stem = plain(houseOf(address)?.name ?? '')
  return !name.includes('@') && stem.length > 2 && (plain(name).startsWith(stem) || stem.startsWith(plain(name)))
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

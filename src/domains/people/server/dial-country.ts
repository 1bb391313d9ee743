import type { Address, Contact } from '../../../kernel/field.ts'
import { normalContacts } from '../../../platform/records/contacts.ts'
import type { Work } from '../../../platform/records/work.ts'
import { company } from '../model/index.ts'

interface Dialled {
  phones: Contact[] | null
  addresses: Address[] | null
  company?: string | null
}

/** New numbers are read as dialled where the record is, else where its company is; else, as everywhere, in our own country. */
export async function dialled(work: Work, before: Dialled | null, after: Dialled): Promise<{ phones?: Contact[] }> {
  if (!after.phones?.length || JSON.stringify(after.phones) === JSON.stringify(before?.phones)) return {}
  const employer = after.company && !countryOf(after) ? await work.setting(company, after.company) : null
  const country = countryOf(after) ?? countryOf(employer)
  if (country === null || country === work.ctx.settings.country) return {}
  return { phones: normalContacts('phones', after.phones, country) }
}

function countryOf(record: Pick<Dialled, 'addresses'> | null): string | null {
  const addresses = record?.addresses ?? []
  return (addresses.find(({ primary }) => primary) ?? addresses[0])?.country ?? null
}

import type { Runner } from '../../../platform/db/index.ts'
import type { Answers } from './answers.ts'

/** Somebody whom we know, and who is in charge of them; to nobody else is somebody private shown. */
export interface Known {
  id: string
  owner: string | null
  isPrivate: boolean
}

/** Who has exactly this address or number; nobody where several do, since an address may be shared. */
export async function whoIsIt(tx: Runner, { email, phone }: Pick<Answers, 'email' | 'phone'>): Promise<Known | null> {
  const byMail = await keptBy(tx, 'person', 'email', email)
  const byPhone = phone ? await keptBy(tx, 'person', 'phone', phone) : []
  const both = byMail.filter((id) => byPhone.includes(id))
  const found = both.length > 0 ? both : byMail.length > 0 ? byMail : byPhone
  if (found.length !== 1) return null
  const [known] = await tx.run<Known>({
    name: 'lead_known',
    text: 'select id, owner_id as owner, private is true as "isPrivate" from people where id = $1 and deleted_at is null',
    values: [found[0]],
  })
  return known ?? null
}

/** The company whose domain an address has; none where several do. */
export async function companyOf(tx: Runner, domain: string | null): Promise<string | null> {
  const found = domain ? await keptBy(tx, 'company', 'domain', domain) : []
  return found.length === 1 ? found[0]! : null
}

async function keptBy(tx: Runner, record: string, kind: string, normal: string): Promise<string[]> {
  const rows = await tx.run<{ id: string }>({
    name: 'lead_kept_by',
    text: 'select record_id as id from contact_key where record = $1 and kind = $2 and normal = $3 limit 20',
    values: [record, kind, normal],
  })
  return [...new Set(rows.map(({ id }) => id))]
}

/** Of two that need the same at one moment (an address, somebody’s time), the second waits and finds what the first has made. */
export const oneAtATime = (tx: Runner, normal: string): Promise<unknown> =>
  tx.run({ text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))', values: [`lead ${normal}`] })

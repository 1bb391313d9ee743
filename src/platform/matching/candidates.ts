import type { RecordDefinition } from '../../kernel/record.ts'
import { worthLoading, type Runner, type Tx } from '../db/index.ts'
import { contactsOf } from '../search/contacts.ts'
import { keysOf, type Keys, type MatchKey } from './keys.ts'
import { profileOf, type Profile } from './profile.ts'

/** A record made ready to be found and compared. */
export interface Ready {
  id: string
  profile: Profile
  keys: Keys
  contacts: readonly (readonly [kind: string, normal: string])[]
}

type Row = Readonly<Record<string, unknown>>

/** Its keys and contacts are made when they are asked for: of most that are only compared nobody asks. */
export function readyOf(record: RecordDefinition, row: Row): Ready {
  const profile = profileOf(record, row)
  let keys: Keys | undefined
  let contacts: Ready['contacts'] | undefined
  return {
    id: row.id as string,
    profile,
    get keys() {
      return (keys ??= keysOf(record.name, profile))
    },
    get contacts() {
      return (contacts ??= contactsOf(record, row).map(({ kind, normal }) => [kind, normal] as const))
    },
  }
}

/** Which records share something with the asked ones. */
export interface Met {
  /** Those that share a key with it, in no order, each once; without itself. */
  with: (ready: Ready) => Set<string>
  /** How many have a key; of common ones no more than one beyond `most`. */
  counted: (key: MatchKey) => number
}

const allOf = ({ names, others, marks }: Keys): MatchKey[] => [...names, ...others, ...marks]

/** Whether two share a key, an address, a number or a domain, however many others do. */
export function meets(one: Ready, other: Ready): boolean {
  const all = ({ keys, contacts }: Ready) => new Set([...allOf(keys), ...contacts.map((each) => each.join(' '))])
  return !all(one).isDisjointFrom(all(other))
}

/** A key that more records share says too little for all of them to be compared. */
const most = 50
/** A name alone says less: where more bear it, who is the same is found by what else they share. */
const mostOfName = 10

/** Looks up who shares keys, addresses, numbers or domains with these, all at once. */
export async function meet(on: Runner, record: RecordDefinition, asked: readonly Ready[]): Promise<Met> {
  const keys = [...new Set(asked.flatMap(({ keys }) => allOf(keys)))]
  const contacts = [...new Map(asked.flatMap(({ contacts }) => contacts.map((each) => [each.join(' '), each] as const))).values()] // prettier-ignore
  const byKey = await on.run<{ nr: number; ids: string[] }>({
    name: 'match_by_key',
    text: `select asked.nr, array(select m.record_id from match_key m where m.key = asked.key limit ${most + 1}) as ids
from unnest($1::bigint[]) with ordinality as asked (key, nr)`,
    values: [keys],
  })
  const byContact = await on.run<{ nr: number; ids: string[] }>({
    name: 'match_by_contact',
    text: `select asked.nr, array(select c.record_id from contact_key c
  where c.kind = asked.kind and c.normal = asked.normal and c.record = $1 limit ${most + 1}) as ids
from unnest($2::text[], $3::text[]) with ordinality as asked (kind, normal, nr)`,
    values: [record.name, contacts.map(([kind]) => kind), contacts.map(([, normal]) => normal)],
  })
  const ofKey = new Map(byKey.map(({ nr, ids }) => [keys[Number(nr) - 1]!, ids]))
  const ofContact = new Map(byContact.map(({ nr, ids }) => [contacts[Number(nr) - 1]!.join(' '), ids]))
  return {
    with({ id, keys: { names, others, marks }, contacts: own }) {
      const byName = [...names, ...marks].map((key) => ofKey.get(key)!).filter((block) => block.length <= mostOfName)
      const byMore = [...others.map((key) => ofKey.get(key)!), ...own.map((each) => ofContact.get(each.join(' '))!)]
      const ids = new Set([...byName, ...byMore.filter((block) => block.length <= most)].flat())
      ids.delete(id)
      return ids
    },
    counted: (key) => ofKey.get(key)?.length ?? 0,
  }
}

/** Replaces the keys of records; those that are not among the ready ones lose theirs. */
export async function keepKeys(tx: Tx, ids: readonly string[], ready: readonly Ready[]): Promise<void> {
  const rows = ready.flatMap(({ id, keys }) => allOf(keys).map((key) => [key, id] as const))
  const columns = ['key', 'record_id']
  const clear = { name: 'match_keys_clear', text: 'delete from match_key where record_id = any ($1::uuid[])', values: [ids] } // prettier-ignore
  if (rows.length >= worthLoading) return void (await tx.pipeline([clear, { into: 'match_key', columns, rows }]))
  const add = 'insert into match_key (key, record_id) select * from unnest($1::bigint[], $2::uuid[])'
  await tx.pipeline([clear, { name: 'match_keys_add', text: add, values: [rows.map(([key]) => key), rows.map(([, id]) => id)] }]) // prettier-ignore
}

import type { RecordDefinition } from '../../../kernel/record.ts'
import { tableOf } from '../../records/columns.ts'
import type { Definer } from '../definer.ts'
import type { Turn } from './turn.ts'

const named = (source: string) => `retype_${source}`

/** Whether it is noted already what others write into a field. */
export async function isWatched(definer: Definer, table: string, source: string): Promise<boolean> {
  const text = 'select 1 from pg_trigger where tgrelid = $1::regclass and tgname = $2'
  return (await definer.read(text, [table, `${named(source)}_told`])).length > 0
}

/** From now on it is noted who writes the column that values come from; who writes the other one knows better. */
export async function watch(definer: Definer, pair: RecordDefinition, turn: Turn): Promise<void> {
  const { name: table, stored } = tableOf(pair)
  const [from, to] = [stored.get('source')!.columns, stored.get('target')!.columns]
  const differ = (columns: readonly string[]) =>
    columns.map((each) => `old.${each} is distinct from new.${each}`).join(' or ')
  const trigger = (what: string, when: string, how: string, does: string) =>
    `create or replace trigger ${named(turn.source)}_${what} after ${when} on ${table} for each row when (${how}) execute function ${does}('${turn.field}')`
  await definer.patiently(
    [
      trigger('born', 'insert', `new.${from[0]} is not null`, 'retype_note'),
      trigger('noted', `update of ${from.join(', ')}`, differ(from), 'retype_note'),
      trigger('told', `update of ${to.join(', ')}`, differ(to), 'retype_forget'),
    ].join('; '),
  )
}

/** Nobody writes the column any more that values came from. */
export async function unwatch(definer: Definer, table: string, source: string): Promise<void> {
  const drops = ['born', 'noted', 'told'].map((what) => `drop trigger if exists ${named(source)}_${what} on ${table}`)
  if (await isWatched(definer, table, source)) await definer.patiently(drops.join('; '))
}

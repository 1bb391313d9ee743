import type { Becoming, Retyped } from '../../kernel/retype/index.ts'
import type { Site } from '../site.ts'
import { forgottenMs } from './say-how-far.ts'
import type { Shaped } from './table.ts'

type Row = Omit<Shaped, 'becoming' | 'retyped' | 'options'> & { becoming: string | null; retyped: string | null; options: string | null } // prettier-ignore

/** The fields of the company's own as the worker sees them, those of one record or of all. */
export async function fieldsOf({ workspace }: Site, of?: string): Promise<Shaped[]> {
  const text = `select id, of, key, type, label, links_to as "linksTo", formula, roll_up::json as "rollUp", coalesce(whole_numbers, false) as "wholeNumbers",
    coalesce(no_two_alike, false) as "noTwoAlike", coalesce(searchable, false) as searchable,
    coalesce(sortable, false) as sortable, sensitivity, state, stored_as as column, deleted_at is not null as deleted,
    updated_at < now() - make_interval(secs => $2) as forgotten,
    coalesce(indexes, '{}') as indexes, becoming, retyped, options
  from custom_fields where state <> 'dropped' and ($1::text is null or of = $1) order by position, id`
  const rows = await workspace.db.run<Row>({ name: 'own_shaped', text, values: [of ?? null, forgottenMs / 1000] })
  const plain = { help: null, section: null, required: false, initial: null, position: 0 }
  return rows.map(({ becoming, retyped, options, ...row }) => ({
    ...plain,
    ...row,
    options: read<Shaped['options']>(options) ?? [],
    becoming: read<Becoming>(becoming),
    retyped: read<Retyped[]>(retyped) ?? [],
  }))
}

const read = <Value>(text: string | null): Value | null => (text === null ? null : (JSON.parse(text) as Value))

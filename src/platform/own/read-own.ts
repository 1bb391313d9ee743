import type { Demand } from '../../kernel/demand.ts'
import type { Color, Option } from '../../kernel/field.ts'
import type { Filter } from '../../kernel/filter.ts'
import type { Layout } from '../../kernel/layout.ts'
import type { FieldCondition, OwnField } from '../../kernel/own-field.ts'
import type { RollUp } from '../../kernel/roll-up.ts'
import type { Retyped } from '../../kernel/retype/index.ts'
import type { OwnRecord } from '../../kernel/own-record.ts'
import type { Runner } from '../db/index.ts'
import type { Own } from '../records/index.ts'

interface ChoiceRow {
  of: string
  key: string
  label: string
  color: string | null
  archived: boolean | null
}
type FieldRow = Omit<OwnField, 'initial' | 'options' | 'rollUp' | 'retyped' | 'shownIf'> & {
  shownIf: string | null
  retyped: string | null
  rollUp: string | null
  initial: string | null
  options: string | null
  indexes: readonly string[] | null
}

type DemandRow = Omit<Demand, 'when' | 'must'> & { when: string | null; must: string }
type ConditionRow = Omit<FieldCondition, 'shownIf'> & { shownIf: string }
type LayoutRow = Omit<Layout, 'page' | 'head' | 'asks'> & Record<'page' | 'head' | 'asks', string | null>
type RecordRow = Omit<OwnRecord, 'label' | 'words'> & { one: string; many: string; words: string | null }

/**
 * What the workspace has added to what Farley ships: choices, and the fields and kinds of record of its own whose columns
 * and tables are there; with the key of a kind of record that is on its way out, that too.
 */
export async function readOwn(db: Runner, also: string | null = null): Promise<Own> {
  const [choices, fields, records, demands, layouts, conditions] = await Promise.all([
    db.run<ChoiceRow>({ name: 'own_choices', text: choicesSql, values: [] }),
    db.run<FieldRow>({ name: 'own_fields', text: fieldsSql, values: [] }),
    db.run<RecordRow>({ name: 'own_records', text: recordsSql, values: [also] }),
    db.run<DemandRow>({ name: 'own_demands', text: demandsSql, values: [] }),
    db.run<LayoutRow>({ name: 'own_layouts', text: layoutsSql, values: [] }),
    db.run<ConditionRow>({ name: 'own_conditions', text: conditionsSql, values: [] }),
  ])
  const options = new Map([...Map.groupBy(choices, ({ of }) => of)].map(([of, own]) => [of, own.map(optionOf)]))
  return {
    options,
    fields: fields.map(fieldOf),
    records: records.map(recordOf),
    demands: demands.map(demandOf),
    layouts: layouts.map(layoutOf),
    conditions: conditions.map(({ shownIf, ...row }) => ({ ...row, shownIf: JSON.parse(shownIf) as Filter })),
  }
}

const choicesSql = 'select of, key, label, color, archived from choices where deleted_at is null order by position, id'

const fieldsSql = `select of, key, type, label, help, section, links_to as "linksTo", formula, roll_up as "rollUp",
  coalesce(whole_numbers, false) as "wholeNumbers", coalesce(required, false) as required,
  coalesce(no_two_alike, false) as "noTwoAlike", coalesce(searchable, false) as searchable,
  coalesce(sortable, false) as sortable, sensitivity, initial, options, coalesce(position, 0) as position,
  stored_as as column, indexes, retyped, shown_if as "shownIf"
from custom_fields where deleted_at is null and state = 'ready' order by position, id`

const recordsSql = `select 'x_' || key as name, plural_key as plural, one, many, words, icon, color, title_label as "titleLabel", board_by as "boardBy",
  menu_group as "group", coalesce(position, 0)::float8 as position, stored_as as table
from custom_records where deleted_at is null and state = 'ready' or key = $1 order by position, id`

const demandsSql =
  'select id, version, of, among as "when", must, level, sentence from demands where deleted_at is null and active order by id'

const conditionsSql =
  'select of, field, shown_if as "shownIf" from field_conditions where deleted_at is null order by id'

const layoutsSql = `select id, of, coalesce(own_role_id::text, role) as role, way, page, head, asks
from layouts where deleted_at is null order by id`

const layoutOf = ({ page, head, asks, ...row }: LayoutRow): Layout => ({
  ...row,
  page: parsed<Layout['page']>(page),
  head: parsed<Layout['head']>(head),
  asks: parsed<Layout['asks']>(asks),
})

const parsed = <T>(text: string | null): T | null => (text === null ? null : (JSON.parse(text) as T))

const demandOf = ({ when, must, ...row }: DemandRow): Demand => ({
  ...row,
  when: when === null ? null : (JSON.parse(when) as Filter),
  must: JSON.parse(must) as Filter,
})

function recordOf({ one, many, words, ...row }: RecordRow): OwnRecord {
  return { ...row, label: { one, many }, words: words === null ? {} : (JSON.parse(words) as OwnRecord['words']) }
}

function optionOf({ key, label, color, archived }: ChoiceRow): Option {
  return { key, label, ...(color && { color: color as Color }), ...(archived && { archived }) }
}

/** An order or a rule holds from the moment on that its index is there. */
function fieldOf({ indexes, initial, options, rollUp, retyped, shownIf, ...row }: FieldRow): OwnField {
  const has = (index: string) => indexes?.includes(index) === true
  return {
    ...row,
    sortable: row.sortable && has('sort'),
    noTwoAlike: row.noTwoAlike && has('unique'),
    rollUp: rollUp === null ? null : (JSON.parse(rollUp) as RollUp),
    options: options === null ? [] : (JSON.parse(options) as Option[]),
    initial: initial === null ? null : (JSON.parse(initial) as unknown),
    ...(shownIf !== null && { shownIf: JSON.parse(shownIf) as Filter }),
    ...(retyped !== null && { retyped: JSON.parse(retyped) as Retyped[] }),
  }
}

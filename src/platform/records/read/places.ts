import type { Filter } from '../../../kernel/filter.ts'
import type { Box } from '../../../kernel/geo.ts'
import type { RecordDefinition } from '../../../kernel/record.ts'
import type { Ctx } from '../../context.ts'
import { addressFields } from '../../places/index.ts'
import { tableOf } from '../columns.ts'
import { boxSql } from './operators/spots.ts'
import { knownField } from './paths.ts'
import { sourceShape, sourceSql, valuesOf, type Source } from './source-sql.ts'
import { bind, given, placing, shaped, statement, type Read } from './statement.ts'

export interface PlacesQuery {
  filter?: Filter | undefined
  q?: string | undefined
  box: Box
  /** Of a map on which the world is 256 pixels wide at 0, and twice as wide at each step. */
  zoom: number
}

/** Records that lie so close together on a map that they are one pin. */
export interface Pin {
  latitude: number
  longitude: number
  count: number
  /** Every one of its addresses has coordinates of its own. */
  exact: boolean
  /** The record, where it is only one. */
  id: string | null
  title: string | null
}

const cellPixels = 64
const mostPins = 1_000
type Cells = [number, number, number, boolean, string | null, string | null]

/** Where the records that the actor may see lie within a box, gathered by the cells of a grid; of records with addresses only. */
export async function readPins(ctx: Ctx, shipped: RecordDefinition, query: PlacesQuery): Promise<Pin[]> {
  const record = ctx.registry.own(shipped)
  const fields = addressFields(record)
  if (fields.length === 0) throw new Error(`${record.plural} have no addresses.`)
  for (const field of fields) knownField(ctx, record, field)
  const source: Source = { record, filter: query.filter, q: query.q?.trim() || undefined, bin: false }
  const { key, operands } = sourceShape(ctx, source)
  const compiled = shaped(ctx, `pins ${key}`, () => compile(ctx, source))
  const keys = [...query.box, cellPixels / (256 * 2 ** query.zoom)]
  const rows = await ctx.db.run<Cells>(bind(compiled, given(ctx, { operands, keys, ...valuesOf(source) })))
  return rows.map(([latitude, longitude, count, exact, id, title]) => ({
    latitude,
    longitude,
    count,
    exact,
    id,
    title,
  }))
}

const keyAt = (index: number): Read => ({ keys }) => keys[index] // prettier-ignore

function compile(ctx: Ctx, source: Source) {
  const { record } = source
  const { place, reads } = placing()
  const [west, south, east, north, cell] = [0, 1, 2, 3, 4].map((index) => place(keyAt(index), 'float8')) as [
    string,
    string,
    string,
    string,
    string,
  ]
  const box = boxSql('p', { west, south, east, north })
  const among = (rows: string) =>
    `${sourceSql(ctx, source, place, { joins: [` join place p on p.record_id = t.id and p.record = '${record.name}' and ${box}`] })}\n  and ${rows}`
  const stored = (name: string) => `t.${tableOf(record).stored.get(name)!.key}`
  const title = ctx.actor.permissions.of(record).hidden.has(record.title) ? 'null::text' : stored(record.title)
  const addresses = addressFields(record)
    .map((name) => `coalesce(jsonb_array_length(${stored(name)}), 0)`)
    .join(' + ')
  // The share of the world's width, and of its height as Mercator draws it: cells are squares on the screen.
  const x = '(p.longitude + 180) / 360'
  const y = '(1 - ln(tan(pi() / 4 + radians(greatest(-85, least(85, p.latitude))) / 2)) / pi()) / 2'
  const spot = `p.latitude, p.longitude, p.accuracy = 'exact' as exact, floor(${x} / ${cell}) as x, floor(${y} / ${cell}) as y`
  // Nearly all records have one address: only of the others must be found out whether a cell holds two of one record. Whose a
  // pin is, is looked up for those that stand alone.
  return statement(
    `with spots as (
  select ${spot} ${among(`${addresses} < 2`)}
  union all select latitude, longitude, exact, x, y from (
    select distinct on (id, x, y) * from (select t.id, ${spot} ${among(`${addresses} > 1`)}) as each order by id, x, y, exact
  ) as several
), pins as (
  select avg(latitude)::float8 as latitude, avg(longitude)::float8 as longitude, count(*)::int as count, bool_and(exact) as exact
  from spots group by x, y order by 3 desc, 1, 2 limit ${mostPins}
)
select pins.latitude, pins.longitude, pins.count, pins.exact, one.id, one.title from pins
left join lateral (
  select t.id::text as id, ${title} as title ${among('p.longitude = pins.longitude and p.latitude = pins.latitude')} limit 1
) as one on pins.count = 1
order by 3 desc, 1, 2`,
    reads,
  )
}

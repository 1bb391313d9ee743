import pg from 'pg'
import { call, email, note } from '../../src/domains/activities/model/index.ts'
import { deal } from '../../src/domains/deals/model/index.ts'
import { company, person } from '../../src/domains/people/model/index.ts'
import { user } from '../../src/domains/workspace/model/index.ts'
import { inWork } from '../../src/platform/records/index.ts'
import { columnsOf, tableOf } from '../../src/platform/records/columns.ts'
import type { RecordDefinition } from '../../src/kernel/record.ts'
import { clientConfig, type Workspace } from '../../src/platform/db/index.ts'
import { fold, wordsOf } from '../../src/platform/search/index.ts'
import { systemContext, type Site } from '../../src/platform/site.ts'
import {
  amountOf,
  companyName,
  cycleOf,
  emailOf,
  idOf,
  industryOf,
  kinds,
  momentOf,
  personName,
  phoneOf,
  sentence,
} from './made-up.ts'
import { sellers, sizes } from './sizes.ts'

type Cells = Record<string, unknown>
interface Made {
  cells: Cells
  title: string
  subtitle: string | null
  links: string[]
  words: string
  fuzzy: string | null
}

const ownerOf = (number: number) => idOf(kinds.user, number % sellers)

/** Fills the bench's workspace by COPY where that was not done yet: a million people and what belongs to them. */
export async function seed(site: Site, say: (line: string) => void): Promise<void> {
  const { workspace } = site
  const [done] = await workspace.db.run<{ count: number }>({ text: 'select count(*) from people', values: [] })
  if (done!.count >= sizes.people) return
  await inWork(await systemContext(site), async (work) => {
    for (let number = 0; number < sellers; number++)
      await work.create(user, {
        id: idOf(kinds.user, number),
        name: `Seller ${number}`,
        role: number === 0 ? 'owner' : 'member',
      })
  })
  const stages = await workspace.db.run<{ id: string; pipeline: string }>({
    text: 'select id, pipeline_id as pipeline from stages order by position',
    values: [],
  })
  const indexes = await dropIndexes(workspace)
  await fill(workspace, company, sizes.companies, say, madeCompany)
  await fill(workspace, person, sizes.people, say, madePerson)
  await fill(workspace, deal, sizes.deals, say, (number) => madeDeal(number, stages))
  for (const [record, share] of [
    [note, 0.5],
    [call, 0.3],
    [email, 0.2],
  ] as const) {
    await fill(workspace, record, Math.round(sizes.activities * share), say, (number) => madeActivity(record, number))
  }
  await makeIndexes(workspace, indexes, say)
}

async function fill(
  workspace: Workspace,
  record: RecordDefinition,
  count: number,
  say: (line: string) => void,
  make: (number: number) => Made,
) {
  const begun = performance.now()
  const columns = [...columnsOf(record).keys()]
  const step = 50_000
  for (let from = 0; from < count; from += step) {
    const made = Array.from({ length: Math.min(step, count - from) }, (_, index) => make(from + index))
    await workspace.db.copyIn(
      tableOf(record).name,
      columns,
      made.map(({ cells }) => columns.map((column) => cells[column] ?? null)),
    )
    await workspace.db.copyIn(
      'entity',
      entityColumns,
      made.map((each) => entityRow(record, each)),
    )
    await copyBeside(workspace, record, made)
  }
  say(`  ${record.plural}: ${count.toLocaleString('en')} in ${((performance.now() - begun) / 1000).toFixed(0)} s`)
}

const entityColumns = [
  'id',
  'record',
  'title',
  'subtitle',
  'subtitle_links',
  'words',
  'fuzzy',
  'owner_id',
  'author_id',
  'deleted',
]

function entityRow(record: RecordDefinition, { cells, title, subtitle, links, words, fuzzy }: Made): unknown[] {
  const vector = [...wordsOf(words)].map((word) => `'${word}'`).join(' ')
  return [cells.id, record.name, title, subtitle, links, vector, fuzzy, cells.owner_id, null, false]
}

async function copyBeside({ db }: Workspace, record: RecordDefinition, made: readonly Made[]) {
  if (record.timeline) {
    const entries = made.flatMap(({ cells }) =>
      (cells.about as string[]).map((subject) => [
        subject,
        cells[timeOf(record)],
        cells.id,
        record.name,
        cells.owner_id,
        false,
      ]),
    )
    await db.copyIn('timeline', ['subject_id', 'at', 'entry_id', 'kind', 'owner_id', 'private'], entries)
  }
  if (record.name !== 'person') return
  const keys = made.flatMap(({ cells }) => {
    const [address, number] = [
      JSON.parse(cells.emails as string)[0].normal,
      JSON.parse(cells.phones as string)[0].normal,
    ]
    return [
      ['email', address, 'person', cells.id],
      ['phone', number, 'person', cells.id],
    ]
  })
  await db.copyIn('contact_key', ['kind', 'normal', 'record', 'record_id'], keys)
}

const timeOf = (record: RecordDefinition) => tableOf(record).stored.get(record.timeline!.at)!.key

function common(kind: number, number: number): Cells {
  const at = momentOf(number, kind)
  return { id: idOf(kind, number), version: 1, created_at: at, updated_at: at, owner_id: ownerOf(number) }
}

function madeCompany(number: number): Made {
  const name = companyName(number)
  const revenue = amountOf(number)
  const cells = {
    ...common(kinds.company, number),
    name,
    industry: industryOf(number),
    life_cycle: cycleOf(number),
    employees: number % 5000,
    revenue,
    revenue_currency: 'EUR',
    revenue_base: revenue,
  }
  return { cells, title: name, subtitle: industryOf(number), links: [], words: name, fuzzy: fold(name) }
}

function madePerson(number: number): Made {
  const { firstName, lastName } = personName(number)
  const [name, address, phone] = [`${firstName} ${lastName}`, emailOf(number), phoneOf(number)]
  const contact = (value: string) =>
    JSON.stringify([
      {
        id: idOf(9, number),
        value,
        normal: value,
        label: 'work',
        primary: true,
        valid: null,
        verifiedOn: null,
        endedOn: null,
      },
    ])
  const companyId = idOf(kinds.company, number % sizes.companies)
  const cells = {
    ...common(kinds.person, number),
    name,
    first_name: firstName,
    last_name: lastName,
    emails: contact(address),
    phones: contact(phone),
    life_cycle: cycleOf(number),
    company_id: companyId,
    job_title: 'Engineer',
    source: 'web',
    last_contact_at: momentOf(number, 40),
  }
  return {
    cells,
    title: name,
    subtitle: 'Engineer',
    links: [companyId],
    words: `${name} ${address} ${phone.slice(1)} Engineer`,
    fuzzy: `${fold(name)} ${address} ${phone.slice(1)}`,
  }
}

function madeDeal(number: number, stages: readonly { id: string; pipeline: string }[]): Made {
  const status = ['open', 'open', 'won', 'lost'][number % 4]!
  const { id, pipeline } = stages[Math.floor(number / 4) % stages.length]!
  const name = `${companyName(number % sizes.companies)} ${number}`
  const amount = amountOf(number)
  const companyId = idOf(kinds.company, number % sizes.companies)
  const cells = {
    ...common(kinds.deal, number),
    name,
    company_id: companyId,
    amount,
    amount_currency: 'EUR',
    amount_base: amount,
    pipeline_id: pipeline,
    stage_id: id,
    status,
    probability: 50,
    close_on: momentOf(number, 41).slice(0, 10),
    opened_on: momentOf(number, 42).slice(0, 10),
    next_step_at: momentOf(number, 43),
  }
  return { cells, title: name, subtitle: null, links: [companyId, id], words: name, fuzzy: fold(name) }
}

function madeActivity(record: RecordDefinition, number: number): Made {
  const text = sentence(number)
  const titled =
    record.name === 'note'
      ? { text }
      : record.name === 'call'
        ? { subject: 'Call', notes: text, direction: 'out' }
        : { subject: text.slice(0, 40), text, direction: 'in' }
  const cells = {
    ...common(kinds[record.name as 'note'], number),
    ...titled,
    about: [idOf(kinds.person, number % sizes.people)],
    [timeOf(record)]: momentOf(number, 44),
  }
  return {
    cells,
    title: record.name === 'call' ? 'Call' : text.slice(0, 60),
    subtitle: null,
    links: [],
    words: text,
    fuzzy: null,
  }
}

interface Index {
  name: string
  definition: string
}

/** Indexes are made afterwards: that is how a million rows get in within minutes. */
async function dropIndexes(workspace: Workspace): Promise<Index[]> {
  return asOwner(workspace, async (client) => {
    const tables = [company, person, deal, note, call, email].map((record) => tableOf(record as RecordDefinition).name)
    const { rows } = await client.query<Index>(
      `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
       where i.indrelid = any ($1::regclass[]) and not i.indisprimary`,
      [[...tables, 'entity', 'contact_key', 'timeline']],
    )
    for (const { name } of rows) await client.query(`drop index ${name}`)
    return rows
  })
}

async function makeIndexes(workspace: Workspace, indexes: readonly Index[], say: (line: string) => void) {
  const begun = performance.now()
  await asOwner(workspace, async (client) => {
    await client.query("set maintenance_work_mem = '1GB'; set statement_timeout = 0")
    for (const { definition } of indexes) await client.query(definition)
    await client.query('vacuum analyze')
  })
  say(`  ${indexes.length} indexes in ${((performance.now() - begun) / 1000).toFixed(0)} s`)
}

async function asOwner<T>(workspace: Workspace, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const settings = workspace.settings('owner')
  const client = new pg.Client({ ...clientConfig(settings) })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

import { rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openImport } from '../../src/domains/imports/server/open-import.ts'
import { planImport } from '../../src/domains/imports/server/plan/plan-import.ts'
import { runImport } from '../../src/domains/imports/server/run-import.ts'
import { findRun, type Counts } from '../../src/domains/imports/server/run.ts'
import type { Ctx } from '../../src/platform/context.ts'
import { cpuClock, type Cpu } from './cpu.ts'
import { mixed } from './made-up.ts'

/** Rows a second of each step of an import, and of all of it; and the microseconds of CPU that a row costs. */
export interface ImportSpeed {
  rows: number
  read: number
  preview: number
  write: number
  whole: number
  cpu: Record<'read' | 'preview' | 'write', Cpu>
}

const header = 'First Name,Last Name,Email,Phone,Mobile,Street,Postal Code,City,Country,Website,Birthday,Language,Source,About,Salutation' // prettier-ignore

/** Imports so many people of fifteen columns from a file, everything live, and takes them out of the tables again. */
export async function measureImport(ctx: Ctx, rows: number): Promise<ImportSpeed> {
  const path = join(tmpdir(), `farley-bench-${process.pid}.csv`)
  const mark = `import${Date.now()}`
  await writeFile(path, [header, ...Array.from({ length: rows }, (_, row) => personLine(row, mark))].join('\n'))
  const clock = await cpuClock(ctx.db)
  const marks = [clock()]
  const start = performance.now()
  const { id } = await openImport(ctx, { path, name: 'people.csv' }, 'person')
  const read = performance.now()
  marks.push(clock())
  await planImport(ctx, await findRun(ctx, id))
  const planned = performance.now()
  marks.push(clock())
  const counts = await run(ctx, id)
  const end = performance.now()
  marks.push(clock())
  await rm(path)
  if (counts!.created !== rows) throw new Error(`${rows} rows made ${counts!.created} people`)
  await takeOut(ctx, mark)
  const speed = (from: number, to: number) => Math.round(rows / ((to - from) / 1000))
  return {
    rows,
    read: speed(start, read),
    preview: speed(read, planned),
    write: speed(planned, end),
    whole: speed(start, end),
    cpu: { read: between(marks, 0, rows), preview: between(marks, 1, rows), write: between(marks, 2, rows) },
  }
}

/** Writes it as people do: by a job, to which what nobody waits for gives way. */
async function run(ctx: Ctx, id: string): Promise<Counts | null> {
  await runImport(ctx, await findRun(ctx, id))
  for (;;) {
    const { state, counts } = await findRun(ctx, id)
    if (state !== 'running') return counts
    await sleep(50)
  }
}

/** What a row cost between a mark and the next. */
function between(marks: readonly Cpu[], at: number, rows: number): Cpu {
  const [from, to] = [marks[at]!, marks[at + 1]!]
  const each = (name: keyof Cpu) => Math.round((to[name] - from[name]) / rows)
  return { server: each('server'), database: each('database') }
}

function personLine(row: number, mark: string): string {
  const number = mixed(row, 17)
  const name = `${mark}-${row}`
  const day = `19${50 + (number % 50)}-0${1 + (number % 9)}-1${number % 10}`
  return `Ann,${name},${name}@mail.example,+4930${1_000_000 + row},+49171${1_000_000 + row},Street ${row},${10_000 + (number % 80_000)},Ulm,Germany,https://${name}.example,${day},en,Website,Met at fair ${row},Dr`
}

/** The data of the bench is kept, so it must not grow by being measured. */
async function takeOut({ db }: Ctx, mark: string): Promise<void> {
  const ids = await db.run<{ id: string }>({
    text: 'select id from people where last_name like $1',
    values: [`${mark}-%`],
  })
  const values = [ids.map(({ id }) => id)]
  await db.run({ text: 'delete from contact_key where record_id = any ($1::uuid[])', values })
  await db.run({ text: 'delete from entity where id = any ($1::uuid[])', values })
  await db.run({ text: 'delete from people where id = any ($1::uuid[])', values })
}

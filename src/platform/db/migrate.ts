import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { Refusal } from '../../kernel/refusal.ts'
import { sayAsIs } from '../../kernel/sentence.ts'
import type { Log } from '../log/log.ts'
import { clientConfig, type ConnectionSettings } from './connection.ts'
import type { Migration } from './migrations.ts'
import { ownRoles, type RoleNames } from './roles.ts'

const lockKey = 4_660_271
const outsideTransaction = /^--\s*no transaction\s*$/m
const bookkeeping = (book: string) => `create table if not exists ${book} (
  room text not null,
  number int not null,
  name text not null,
  checksum text not null,
  applied_at timestamptz not null default now(),
  primary key (room, number)
)`

export interface MigrateOptions {
  /** As the owner of the database. */
  settings: ConnectionSettings
  migrations: readonly Migration[]
  roles: RoleNames
  /** The table that says what was applied; the control database's is its own, for where both are one. */
  book?: 'migration' | 'control_migration'
  log?: Log
}

/**
 * Applies what is missing, in order, each file in a transaction of its own unless its first line is "-- no transaction"; one process at a time.
 * Interrupted, it goes on where it stopped. Refuses a database that has steps this code does not know, and a step that was changed after it was applied.
 * Answers how many it applied.
 */
export async function migrate(options: MigrateOptions): Promise<number> {
  const { settings, migrations, roles, book = 'migration', log } = options
  const client = new pg.Client(clientConfig(settings))
  client.on('error', (error) => log?.error({ err: error }, 'the connection that migrates was lost'))
  await client.connect()
  try {
    await takeTurn(client)
    await client.query(bookkeeping(book))
    const missing = compare(migrations, await appliedTo(client, book))
    for (const migration of missing) {
      await apply(client, migration, roles, book)
      log?.info({ room: migration.room, number: migration.number, name: migration.name }, 'migrated')
    }
    return missing.length
  } finally {
    await client.end()
  }
}

/** Asked again and again instead of waited for: a session that waits holds a snapshot, which an index built concurrently would wait for in turn. */
async function takeTurn(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [lockKey])
    if (rows[0]?.mine) return
    await sleep(50)
  }
}

type Applied = Pick<Migration, 'room' | 'number' | 'name' | 'checksum'>

async function appliedTo(client: pg.Client, book: string): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(`select room, number, name, checksum from ${book} order by applied_at`)
  return rows
}

function compare(migrations: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const keyOf = ({ room, number }: Applied) => `${room} ${number}`
  const known = new Map(migrations.map((migration) => [keyOf(migration), migration]))
  for (const step of applied) {
    const migration = known.get(keyOf(step))
    if (!migration) throw newer(step)
    if (migration.checksum !== step.checksum) throw changed(step)
  }
  const done = new Set(applied.map(keyOf))
  return migrations.filter((migration) => !done.has(keyOf(migration)))
}

const label = ({ room, number, name }: Applied) => `${room} ${String(number).padStart(4, '0')}-${name}`

function newer(step: Applied): Refusal {
  const message = `This database was changed by a newer Farley (${label(step)}), which this one does not know. Start the newer one.`
  return new Refusal({ code: 'newer_database', status: 500, sentence: sayAsIs(message) })
}

function changed(step: Applied): Refusal {
  const message = `The migration ${label(step)} was changed after it was applied to this database. Put it back, and write a new one.`
  return new Refusal({ code: 'changed_migration', status: 500, sentence: sayAsIs(message) })
}

async function apply(client: pg.Client, migration: Migration, roles: RoleNames, book: string): Promise<void> {
  const sql = withRoles(migration.sql, roles)
  const alone = outsideTransaction.test(migration.sql.split('\n', 1)[0]!)
  try {
    if (alone) for (const statement of statementsOf(sql)) await client.query(statement)
    else await client.query('begin').then(() => client.query(sql))
    const { room, number, name, checksum } = migration
    await client.query(`insert into ${book} (room, number, name, checksum) values ($1, $2, $3, $4)`, [
      room,
      number,
      name,
      checksum,
    ])
    if (!alone) await client.query('commit')
  } catch (error) {
    if (!alone) await client.query('rollback').catch(() => {})
    throw new Error(`the migration ${label(migration)} failed: ${(error as Error).message}`, { cause: error })
  }
}

/** Migrations name the roles of a server that lets Farley make its own; on others these names stand for the one there is. */
function withRoles(sql: string, roles: RoleNames): string {
  return Object.entries(ownRoles).reduce((text, [role, name]) => {
    const actual = roles[role as keyof typeof ownRoles]
    return actual === name ? text : text.replace(new RegExp(`\\b${name}\\b`, 'g'), () => pg.escapeIdentifier(actual))
  }, sql)
}

/** Splits at semicolons that end a line; enough for the few files that run without a transaction, which hold no function. */
function statementsOf(sql: string): string[] {
  return sql.split(/;[ \t]*(?:\n|$)/).filter((statement) => statement.replace(/^\s*--.*$/gm, '').trim() !== '')
}

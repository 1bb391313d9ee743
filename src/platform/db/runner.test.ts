import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { compile, k, type Query } from './query.ts'
import type { Tx } from './runner.ts'
import { createTestWorkspace } from './testing.ts'
import type { Workspace } from './workspace.ts'

let workspace: Workspace
const sql = (text: string, ...values: unknown[]): Query => ({ text, values })
const named = (name: string, text: string, ...values: unknown[]): Query => ({ text, values, name })

beforeAll(async () => {
  workspace = await createTestWorkspace([])
  await workspace.ddl.run(sql('create table ship (id int primary key, name text not null, sails int)'))
  await workspace.ddl.run(sql('grant select, insert, update, delete on ship to farley_app'))
})
afterAll(() => workspace.close())
beforeEach(() => workspace.db.run(sql('delete from ship')))

const names = async () =>
  (await workspace.db.run<{ name: string }>(sql('select name from ship order by id'))).map(({ name }) => name)
const add = (id: number, name: string | null) => sql('insert into ship (id, name) values ($1, $2)', id, name)
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'fine',
    (error: { code?: string }) => error.code,
  )

describe('values', () => {
  test.each([
    ['42::int8', 42],
    ['1.50::numeric(19,4)', '1.5000'],
    [`date '2026-02-28'`, '2026-02-28'],
    [`timestamptz '2026-11-22 10:41:48.123456+02'`, '2026-11-22T08:41:48.123Z'],
    [`timestamptz '2026-11-22 10:41:48+00'`, '2026-11-22T10:41:48.000Z'],
    [`timestamptz '2026-11-22 10:41:48.5+00'`, '2026-11-22T10:41:48.500Z'],
    [`timestamptz '1900-01-01 00:00:00+00'`, '1900-01-01T00:00:00.000Z'],
    [`'{"a":[1,null]}'::jsonb`, { a: [1, null] }],
    [`'7'::xid8`, '7'],
    ['true', true],
    ['null::int8', null],
    ['array[1, null, 3]::int8[]', [1, null, 3]],
    [`array[date '2026-02-28']`, ['2026-02-28']],
    [`array[timestamptz '2026-11-22 10:41:48+00']`, ['2026-11-22T10:41:48.000Z']],
    [`array['a,b', null, 'c"d']`, ['a,b', null, 'c"d']],
    ['1.25::float8', 1.25],
  ])('%s arrives as %j', async (expression, value) => {
    expect(await workspace.db.run(sql(`select ${expression} as value`))).toEqual([{ value }])
  })

  test('a whole number too large for a number fails loudly', async () => {
    await expect(workspace.db.run(sql('select 9007199254740993::int8'))).rejects.toThrow(/too large/)
    expect(await workspace.db.run(sql('select 9007199254740993::int8::text as n'))).toEqual([{ n: '9007199254740993' }])
  })

  test('lists of text and of ids are taken as arrays', async () => {
    const id = '01980a3b-7f6e-7000-8000-000000000001'
    const rows = await workspace.db.run(
      sql(`select $1::text[] as words, $2::uuid[] as ids`, ['a,b', 'c"d', '\\', null], [id]),
    )
    expect(rows).toEqual([{ words: ['a,b', 'c"d', '\\', null], ids: [id] }])
  })

  test.each([
    ['undefined', undefined],
    ['NaN', NaN],
    ['an object', { a: 1 }],
    ['a function', () => 1],
    ['text with a NUL', 'a\0b'],
    ['a list with undefined', ['a', undefined]],
  ])('%s is refused before it is sent', async (_what, value) => {
    await expect(workspace.db.run(sql('select $1::text', value))).rejects.toThrow(/value \$1 is/)
  })

  test('a name of more than 63 bytes is refused: the server would cut it and mistake one statement for another', async () => {
    await expect(workspace.db.run(named('é'.repeat(32), 'select 1'))).rejects.toThrow(/63 bytes/)
    expect(await workspace.db.run(named('e'.repeat(63), 'select 1 as one'))).toEqual([{ one: 1 }])
  })

  test('a query is built with k and compiled', async () => {
    await workspace.db.run(add(1, 'Vasa'))
    expect(await workspace.db.run(compile(k.selectFrom('ship').select('name').where('id', '=', 1)))).toEqual([
      { name: 'Vasa' },
    ])
  })
})

describe('named statements', () => {
  test('are prepared once a connection', async () => {
    const [before] = await workspace.db.transaction(async (tx) => {
      await tx.run(named('ships', 'select name from ship where id = $1', 1))
      await tx.run(named('ships', 'select name from ship where id = $1', 2))
      return tx.run<{ n: number }>(sql(`select count(*) as n from pg_prepared_statements where name = 'ships'`))
    })
    expect(before).toEqual({ n: 1 })
  })

  test('one name for two texts is refused, and commits nothing of the batch it came in', async () => {
    const work = workspace.db.transaction(async (tx) => {
      await tx.run(named('twice', 'select 1'))
      return tx.finish([add(1, 'Vasa'), named('twice', 'select 2')])
    })
    await expect(work).rejects.toThrow(/two statements are named twice/)
    expect(await names()).toEqual([])
  })

  test('are forgotten when they become too many, and then prepared again', async () => {
    const echo = (n: number) => named(`echo ${n}`, `select ${n} as n`)
    await workspace.db.transaction(async (tx) => {
      for (let n = 0; n < 450; n++) await tx.run(echo(n))
    })
    const remembered = { text: `select count(*) as n from pg_prepared_statements`, values: [] }
    const counts = await Promise.all([1, 2, 3].map(() => workspace.db.run<{ n: number }>(remembered)))
    expect(Math.max(...counts.map(([row]) => row!.n))).toBeLessThan(400)
    expect(await workspace.db.run(echo(7))).toEqual([{ n: 7 }])
  })

  test('survive that their table changes shape, alone and in a transaction', async () => {
    await workspace.db.run(add(1, 'Vasa'))
    const all = named('all-ships', 'select * from ship')
    const attempts: number[] = []
    const within = () =>
      workspace.db.transaction(async (tx) => {
        attempts.push(1)
        return tx.run(all)
      })
    await workspace.db.run(all)
    await within()
    await workspace.ddl.run(sql('alter table ship add column masts int'))
    expect(await workspace.db.run(all)).toEqual([{ id: 1, name: 'Vasa', sails: null, masts: null }])
    await workspace.ddl.run(sql('alter table ship add column crew int'))
    attempts.length = 0
    expect(await within()).toMatchObject([{ crew: null }])
    expect(attempts).toHaveLength(2)
    await workspace.ddl.run(sql('alter table ship drop column crew, drop column masts'))
  })
})

describe('a transaction', () => {
  test('commits what it did when its work returns', async () => {
    await workspace.db.transaction(async (tx) => void (await tx.pipeline([add(1, 'Vasa'), add(2, 'Mary Rose')])))
    expect(await names()).toEqual(['Vasa', 'Mary Rose'])
  })

  test('leaves nothing when its work throws', async () => {
    const work = workspace.db.transaction(async (tx) => {
      await tx.run(add(1, 'Vasa'))
      throw new Error('the rule says no')
    })
    await expect(work).rejects.toThrow('the rule says no')
    expect(await names()).toEqual([])
  })

  test('answers the rows of a pipeline in order', async () => {
    const rows = await workspace.db.transaction((tx) =>
      tx.pipeline([sql('select 1 as n'), sql('select 2 as n'), sql('select 3 as n where false')]),
    )
    expect(rows).toEqual([[{ n: 1 }], [{ n: 2 }], []])
  })

  test('finish commits with its last statements, and nothing may be run after', async () => {
    await workspace.db.transaction(async (tx) => {
      expect(await tx.finish([add(1, 'Vasa'), sql('select 7 as n')])).toEqual([[], [{ n: 7 }]])
      await expect(tx.run(add(2, 'Mary Rose'))).rejects.toThrow(/has ended/)
    })
    expect(await names()).toEqual(['Vasa'])
  })

  test.each([0, 1, 2])(
    'finish throws the first error when statement %i of three fails, and commits none',
    async (bad) => {
      const three = [1, 2, 3].map((id, index) => add(id, index === bad ? null : `ship ${id}`))
      expect(await codeOf(workspace.db.transaction((tx) => tx.finish(three)))).toBe('23502')
      expect(await names()).toEqual([])
      expect(await workspace.db.run(sql('select 1 as n'))).toEqual([{ n: 1 }])
    },
  )

  test('a failure that the work swallows is still no commit', async () => {
    const work = workspace.db.transaction(async (tx) => {
      await tx.run(add(1, null)).catch(() => {})
      await tx.run(add(2, 'Mary Rose')).catch(() => {})
    })
    expect(await codeOf(work)).toBe('23502')
    expect(await names()).toEqual([])
  })

  test('a failure undone with a savepoint keeps nothing from being committed', async () => {
    await workspace.db.transaction(async (tx) => {
      await tx.pipeline([add(1, 'Vasa'), sql('savepoint before')])
      expect(await codeOf(tx.run(add(1, 'twice')))).toBe('23505')
      await tx.run(sql('rollback to savepoint before'))
      expect(await codeOf(tx.run(add(2, null)))).toBe('23502')
      await tx.run(sql('rollback to savepoint before'))
      await tx.finish([add(3, 'Mary Rose')])
    })
    expect(await names()).toEqual(['Vasa', 'Mary Rose'])
  })

  test('a rule that the database checks at the end only fails the commit', async () => {
    await workspace.ddl.run(sql('create table fleet (id int unique deferrable initially deferred)'))
    await workspace.ddl.run(sql('grant select, insert on fleet to farley_app'))
    const twice = sql('insert into fleet values (1), (1)')
    expect(await codeOf(workspace.db.transaction((tx) => tx.finish([twice])))).toBe('23505')
    expect(await codeOf(workspace.db.transaction((tx) => tx.run(twice)))).toBe('23505')
    expect(await workspace.db.run(sql('select id from fleet'))).toEqual([])
  })

  test('a value that cannot be sent commits none of its batch', async () => {
    await expect(
      workspace.db.transaction((tx) => tx.finish([add(1, 'Vasa'), sql('select $1', undefined)])),
    ).rejects.toThrow(/undefined/)
    expect(await names()).toEqual([])
  })

  test('what waits for the commit is called once after it, and never without it', async () => {
    const called = vi.fn()
    await workspace.db.transaction(async (tx) => {
      tx.afterCommit(called)
      await tx.run(add(1, 'Vasa'))
      expect(called).not.toHaveBeenCalled()
    })
    expect(called).toHaveBeenCalledTimes(1)
    const refused = workspace.db.transaction(async (tx) => {
      tx.afterCommit(called)
      await tx.finish([add(1, 'twice')])
    })
    expect(await codeOf(refused)).toBe('23505')
    expect(called).toHaveBeenCalledTimes(1)
  })

  test('read only means read only', async () => {
    expect(await codeOf(workspace.db.transaction((tx) => tx.run(add(1, 'Vasa')), { readOnly: true }))).toBe('25006')
  })

  test('repeatable read sees one moment', async () => {
    await workspace.db.transaction(
      async (tx) => {
        const count = () => tx.run<{ n: number }>(sql('select count(*) as n from ship'))
        expect(await count()).toEqual([{ n: 0 }])
        await workspace.db.run(add(1, 'Vasa'))
        expect(await count()).toEqual([{ n: 0 }])
      },
      { isolation: 'repeatable read', readOnly: true },
    )
  })

  test('a limit of time ends a statement, and a transaction that only dawdles', async () => {
    const late = workspace.db.transaction((tx) => tx.run(sql('select pg_sleep(5)')), { timeoutMs: 50 })
    expect(await codeOf(late)).toBe('57014')
    if (workspace.cluster.version >= 170_000) {
      const slow = async (tx: Tx) => {
        await tx.run(sql('select 1'))
        await new Promise((resolve) => setTimeout(resolve, 500))
        await tx.finish([add(1, 'Vasa')])
      }
      expect(await codeOf(workspace.db.transaction(slow, { timeoutMs: 50 }))).toBe('25P04')
    }
    expect(await names()).toEqual([])
  })

  test('two that block each other are both done in the end', async () => {
    await workspace.db.run(add(1, 'a'))
    await workspace.db.run(add(2, 'b'))
    let runs = 0
    const rename = (first: number, second: number) =>
      workspace.db.transaction(async (tx) => {
        runs++
        await tx.run(sql('update ship set sails = coalesce(sails, 0) + 1 where id = $1', first))
        await new Promise((resolve) => setTimeout(resolve, 100))
        await tx.finish([sql('update ship set sails = coalesce(sails, 0) + 1 where id = $1', second)])
      })
    await Promise.all([rename(1, 2), rename(2, 1)])
    expect(runs).toBeGreaterThan(2)
    expect(await workspace.db.run(sql('select sails from ship'))).toEqual([{ sails: 2 }, { sails: 2 }])
  })

  test('many at once keep their statements apart', async () => {
    await Promise.all(
      Array.from({ length: 200 }, (_, id) =>
        workspace.db.transaction(async (tx) => {
          const [row] = await tx.run<{ n: number }>(named('echo', 'select $1::int as n', id))
          await tx.finish([add(row!.n, `ship ${id}`)])
        }),
      ),
    )
    const rows = await workspace.db.run<{ id: number; name: string }>(sql('select id, name from ship'))
    expect(rows).toHaveLength(200)
    expect(rows.every(({ id, name }) => name === `ship ${id}`)).toBe(true)
  })
})

describe('rows in bulk', () => {
  test('are copied in whatever they hold', async () => {
    const odd = ['tab\there', 'line\nbreak\r', 'back\\slash \\N', '', 'ünïcödé 🚢', '"quoted", {braced}']
    const taken = await workspace.db.copyIn(
      'ship',
      ['id', 'name', 'sails'],
      odd.map((name, id) => [id, name, id ? id : null]),
    )
    expect(taken).toBe(odd.length)
    expect(await names()).toEqual(odd)
    expect(await workspace.db.run(sql('select sails from ship where id = 0'))).toEqual([{ sails: null }])
  })

  test('of every kind arrive as they were', async () => {
    await workspace.ddl.run(
      sql('create table cargo (tags text[], data jsonb, at timestamptz, bytes bytea, whole bool, price numeric)'),
    )
    await workspace.ddl.run(sql('grant select, insert on cargo to farley_app'))
    const row = [
      ['a,b', 'c"d\\', null],
      '{"a":"x\\ny"}',
      new Date('2026-01-02T03:04:05.678Z'),
      Buffer.from([0, 9, 92]),
      true,
      '1.50',
    ]
    await workspace.db.copyIn('cargo', ['tags', 'data', 'at', 'bytes', 'whole', 'price'], [row])
    expect(await workspace.db.run(sql('select tags, data, at, bytes, whole, price from cargo'))).toEqual([
      {
        tags: ['a,b', 'c"d\\', null],
        data: { a: 'x\ny' },
        at: '2026-01-02T03:04:05.678Z',
        bytes: Buffer.from([0, 9, 92]),
        whole: true,
        price: '1.50',
      },
    ])
  })

  test('are copied and streamed by the hundred thousand', async () => {
    function* rows() {
      for (let id = 0; id < 100_000; id++) yield [id, `ship number ${id}`]
    }
    expect(await workspace.db.copyIn('ship', ['id', 'name'], rows())).toBe(100_000)
    let next = 0
    for await (const chunk of workspace.db.stream<{ id: number }>(
      sql('select id from ship where id >= $1 order by id', 0),
    )) {
      expect(chunk.length).toBeLessThanOrEqual(1_000)
      for (const { id } of chunk) if (id !== next++) throw new Error(`row ${id} is out of place`)
    }
    expect(next).toBe(100_000)
  })

  test('are all refused when one is, or when their source fails', async () => {
    expect(
      await codeOf(
        workspace.db.copyIn(
          'ship',
          ['id', 'name'],
          [
            [1, 'Vasa'],
            [1, 'twice'],
          ],
        ),
      ),
    ).toBe('23505')
    async function* broken() {
      yield [1, 'Vasa']
      throw new Error('the file ends here')
    }
    await expect(workspace.db.copyIn('ship', ['id', 'name'], broken())).rejects.toThrow('the file ends here')
    await expect(workspace.db.copyIn('ship', ['id', 'name'], [[1, undefined]])).rejects.toThrow(/undefined/)
    expect(await names()).toEqual([])
    expect(await workspace.db.run(sql('select 1 as n'))).toEqual([{ n: 1 }])
  })

  test('belong to the transaction they are copied in', async () => {
    const work = workspace.db.transaction(async (tx) => {
      await tx.run(add(1, 'Vasa'))
      expect(await workspace.db.copyIn('ship', ['id', 'name'], [[2, 'Mary Rose']], tx)).toBe(1)
      expect(await tx.run(sql('select count(*) as n from ship'))).toEqual([{ n: 2 }])
      throw new Error('no')
    })
    await expect(work).rejects.toThrow('no')
    expect(await names()).toEqual([])
  })

  test('stand among statements, and what is sent meanwhile waits for them', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => [index + 10, `Ship ${index}`])
    const seen = await workspace.db.transaction(async (tx) => {
      const count = sql('select count(*) as n from ship')
      const loading = tx.pipeline([add(1, 'Vasa'), { into: 'ship', columns: ['id', 'name'], rows }, count])
      const meanwhile = await Promise.all([tx.run(count), tx.run(count)])
      const last = await tx.finish([{ into: 'ship', columns: ['id', 'name'], rows: [[2, 'Mary\tRose\\']] }, count])
      return [(await loading).at(-1), ...meanwhile, last.at(-1)].map((answer) => answer![0]!.n)
    })
    expect(seen).toEqual([20_001, 20_001, 20_001, 20_002])
    const wrong = workspace.db.transaction((tx) =>
      tx.finish([add(3, 'Gone'), { into: 'ship', columns: ['id', 'name'], rows: [[1, 'Twice']] }, add(4, 'Gone')]),
    )
    await expect(wrong).rejects.toMatchObject({ code: '23505' })
    expect(await workspace.db.run(sql('select name from ship where id < 10 order by id'))).toEqual([
      { name: 'Vasa' },
      { name: 'Mary\tRose\\' },
    ])
  })

  test('a stream left early gives its connection back', async () => {
    const before = workspace.cluster.budget.open()
    for (let turn = 0; turn < 40; turn++)
      for await (const rows of workspace.db.stream(sql('select generate_series(1, 5000)'), 10)) if (rows.length) break
    expect(workspace.cluster.budget.open()).toBeLessThanOrEqual(before + 1)
  })

  test('a stream cannot write', async () => {
    const drain = () => Array.fromAsync(workspace.db.stream(sql(`insert into ship values (1, 'Vasa') returning id`)))
    await expect(drain()).rejects.toThrow()
    expect(await names()).toEqual([])
  })
})

test('a connection of one’s own hears what others notify', async () => {
  const listener = await workspace.db.dedicated()
  const heard = new Promise((resolve) => listener.on('notification', ({ payload }) => resolve(payload)))
  await listener.query('listen bell')
  await workspace.db.run(sql(`select pg_notify('bell', 'ding')`))
  expect(await heard).toBe('ding')
  await listener.end()
})

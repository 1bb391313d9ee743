import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { findHome } from './platform/db/embedded/home.ts'
import { runningPostmaster } from './platform/db/embedded/postmaster.ts'
import { keyFile } from './platform/secrets/keys.ts'

// The program as people start it: one line, one link, one process a data directory; and its commands beside it.

const data = mkdtempSync(join(tmpdir(), 'farley-server-'))
// As root, PostgreSQL runs as somebody else, who must be able to pass through.
chmodSync(data, 0o711)
const running = new Set<ChildProcess>()
vi.setConfig({ testTimeout: 180_000 })

/** Whatever a test left running, so that the next one finds the directory free. */
afterEach(async () => {
  const gone = [...running].map((child) => new Promise((resolve) => child.once('exit', resolve)))
  for (const child of running) child.kill('SIGTERM')
  await Promise.all(gone)
})
afterAll(() => rmSync(data, { recursive: true, force: true }))

interface Started {
  child: ChildProcess
  line: string
  url: string
  ms: number
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

const environment = (more: Record<string, string> = {}) => ({
  ...process.env,
  FARLEY_PORT: '0',
  FARLEY_DATA: data,
  DATABASE_URL: '',
  FARLEY_URL: '',
  LOG_LEVEL: 'error',
  ...more,
})

function run(args: string[], input = '', more: Record<string, string> = {}) {
  const child = spawn(process.execPath, args, { cwd: join(import.meta.dirname, '..'), env: environment(more) })
  running.add(child)
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => (out += String(chunk)))
  child.stderr.on('data', (chunk) => (err += String(chunk)))
  child.stdin.end(input)
  const gone = new Promise<{ code: number | null; out: string; err: string }>((resolve) =>
    child.once('exit', (code) => {
      running.delete(child)
      resolve({ code, out, err })
    }),
  )
  return { child, gone, out: () => out }
}

async function start(): Promise<Started> {
  const begun = performance.now()
  const { child, gone, out } = run(['src/server.ts'])
  for (;;) {
    const line = out()
      .split('\n')
      .find((each) => each.startsWith('Farley is at'))
    const ms = performance.now() - begun
    if (line) {
      const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
        child.kill(signal)
        return (await gone).code
      }
      return { child, line, url: /http:\S+?(?=,|\s)/.exec(line)![0], ms, stop }
    }
    if (child.exitCode !== null) throw new Error(`It ended: ${(await gone).err}`)
    await sleep(20)
  }
}

/** The process of its PostgreSQL, wherever that lies. */
const postmaster = () => runningPostmaster(findHome(data).cluster)!.pid

const farley = (args: string[], input?: string) => run(['src/cli/farley.ts', ...args], input).gone

describe('a server', () => {
  test('starts with one line that holds its address and the link of the first owner', async () => {
    const first = await start()
    expect(first.line).toMatch(
      /^Farley is at http:\/\/127\.0\.0\.1:\d+, and waits for its owner, once, at http:\/\/127\.0\.0\.1:\d+\/welcome\/[\w-]{43}/,
    )
    expect((await fetch(`${first.url}/healthz`)).status).toBe(200)
    expect((await fetch(`${first.url}/readyz`)).status).toBe(200)

    const second = await run(['src/server.ts']).gone
    expect(second.code).toBe(1)
    expect(second.err).toContain(`process ${first.child.pid}`)
    expect(await first.stop()).toBe(0)
  })

  test('makes a new link at each start until there is an owner, then none', async () => {
    const one = await start()
    const token = /welcome\/([\w-]+)/.exec(one.line)![1]!
    await one.stop()
    const two = await start()
    const next = /welcome\/([\w-]+)/.exec(two.line)![1]!
    expect(next).not.toBe(token)
    expect((await fetch(`${two.url}/api/v1/session/link/${token}`)).status).toBe(404)
    expect((await fetch(`${two.url}/api/v1/session/link/${next}`)).status).toBe(200)

    const made = await farley(
      ['owner', 'create', '--email', 'ada@example.com', '--name', 'Ada', '--password-stdin'],
      'correct horse battery\n',
    )
    expect(made.code, made.err).toBe(0)
    expect((await fetch(`${two.url}/api/v1/session/link/${next}`)).status).toBe(200)
    const late = await fetch(`${two.url}/api/v1/session/link/${next}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: two.url },
      body: JSON.stringify({ name: 'Mallory', email: 'mallory@example.com', password: 'correct horse battery' }),
    })
    expect(late.status).toBe(404)
    await two.stop()
    const three = await start()
    expect(three.line).not.toContain('welcome')
    await three.stop()
  })

  test('starts again at once, also after a kill', async () => {
    const killed = await start()
    await killed.stop('SIGKILL')
    const again = await start()
    // On a quiet machine it is one; others may be at work on this one.
    expect(again.ms).toBeLessThan(20_000)
    await again.stop()
    const next = await start()
    expect(next.ms).toBeLessThan(20_000)
    expect(await next.stop('SIGINT')).toBe(0)
  })

  test('answers 503 with the time to come back while its database is away, and goes on by itself', async () => {
    const key = (await farley(['key', 'create', '--name', 'away'])).out.trim()
    const server = await start()
    const ask = async () => {
      const answer = await fetch(`${server.url}/api/v1/people`, { headers: { authorization: `Bearer ${key}` } })
      return { status: answer.status, retry: answer.headers.get('retry-after') }
    }
    expect((await ask()).status).toBe(200)
    process.kill(postmaster(), 'SIGKILL')
    const begun = performance.now()
    const answers = []
    do {
      answers.push(await ask())
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    } while (answers.at(-1)!.status !== 200 || answers.every(({ status }) => status === 200))
    expect(performance.now() - begun).toBeLessThan(15_000)
    const away = answers.filter(({ status }) => status !== 200)
    expect(new Set(away.map(({ status }) => status))).toEqual(new Set([503]))
    expect(away.every(({ retry }) => Number(retry) > 0)).toBe(true)
    expect(await server.stop()).toBe(0)
  })

  test('refuses a wrong setting in one sentence', async () => {
    const { code, err } = await run(['src/server.ts'], '', { FARLEY_PORT: 'eighty' }).gone
    expect(code).toBe(1)
    expect(err).toBe('FARLEY_PORT must be a port between 0 and 65535, and is "eighty".\n')
  })
})

describe('farley', () => {
  test('makes a key and prints nothing but its token, beside a running server and without one', async () => {
    const alone = await farley(['key', 'create', '--name', 'alone', '--role', 'viewer'])
    expect(alone.out).toMatch(/^farley_[\w-]{43}\n$/)
    const server = await start()
    const beside = await farley(['key', 'create', '--name', 'beside'])
    expect(beside.out).toMatch(/^farley_[\w-]{43}\n$/)
    for (const [token, role] of [
      [alone.out.trim(), 'viewer'],
      [beside.out.trim(), 'admin'],
    ]) {
      const me = await fetch(`${server.url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } })
      expect(((await me.json()) as { data: { user: { role: string } } }).data.user.role).toBe(role)
    }
    await server.stop()
  })

  test.each([
    [
      ['owner', 'create', '--email', 'ada@example.com', '--password-stdin'],
      'correct horse battery',
      'is a user already',
    ],
    [['owner', 'create', '--email', 'nobody', '--password-stdin'], 'correct horse battery', 'e-mail'],
    [['owner', 'create', '--email', 'eve@example.com', '--password-stdin'], 'short', 'at least 8 characters'],
    [['owner', 'create', '--email', 'eve@example.com'], '', '--password-stdin'],
    [['key', 'create', '--name', 'x', '--role', 'king'], '', 'Allowed choices'],
    [['nothing'], '', 'unknown command'],
  ])('%j is refused in words', async (args, input, words) => {
    const { code, err } = await farley(args, input)
    expect(code).toBe(1)
    expect(err).toContain(words)
    expect(err).not.toContain('    at ')
  })

  test.each([
    [[]],
    [['owner']],
    [['owner', 'create']],
    [['key']],
    [['key', 'create']],
    [['import']],
    [['doctor']],
    [['backup']],
    [['restore']],
    [['verify']],
    [['archive']],
    [['archive', 'restore']],
    [['archive', 'hash']],
    [['secrets', 'rotate']],
    [['periods', 'rebuild']],
    [['ledger', 'verify']],
  ])('%j has help', async (args) => {
    const { code, out } = await farley([...args, '--help'])
    expect(code).toBe(0)
    expect(out).toContain('Usage: farley')
  })

  test('seals secrets with a new key, once more each time', async () => {
    await farley(['secrets', 'rotate'])
    const before = readFileSync(join(data, keyFile), 'utf8')
    const { code, out } = await farley(['secrets', 'rotate'])
    expect(code).toBe(0)
    expect(out).toMatch(/^There is a new key, and \d+ secrets? lies? under it\.\n$/)
    const after = readFileSync(join(data, keyFile), 'utf8')
    expect(after).not.toBe(before)
    expect(after.trim().split('\n')).toHaveLength(1)
  })

  test('refuses to make a key where the keys are given', async () => {
    const key = Buffer.alloc(32, 7).toString('base64')
    const { code, err } = await run(['src/cli/farley.ts', 'secrets', 'rotate'], '', { FARLEY_SECRET_KEY: key }).gone
    expect(code).toBe(1)
    expect(err).toContain('FARLEY_SECRET_KEY')
    expect(err).not.toContain('    at ')
  })

  test('makes the periods anew, beside a running server too', async () => {
    const key = (await farley(['key', 'create', '--name', 'periods'])).out.trim()
    const server = await start()
    const made = await fetch(`${server.url}/api/v1/companies`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Steinbach' }),
    })
    expect(made.status).toBe(201)
    const beside = await farley(['periods', 'rebuild'])
    expect(beside).toMatchObject({ code: 0, err: '' })
    expect(Number(/(\d+) periods/.exec(beside.out)![1])).toBeGreaterThan(0)
    await server.stop()
    expect(await farley(['periods', 'rebuild'])).toMatchObject({ code: 0, out: beside.out })
  })

  test('verifies the ledger, and knows the end of the chain again', async () => {
    const { code, out } = await farley(['ledger', 'verify'])
    expect(code).toBe(0)
    const [, end] = /^\d+ lines; the chain ends at (\d+:[0-9a-f]{64})\n$/.exec(out)!
    expect(await farley(['ledger', 'verify', '--end', end!])).toEqual({ code: 0, out, err: '' })
    const other = end!.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))
    const { code: refused, err } = await farley(['ledger', 'verify', '--end', other])
    expect(refused).toBe(1)
    expect(err).toContain('was made anew')
  })

  test('a backup is sealed and restored on trial; an archive is written and read to its end', async () => {
    const sealed = join(data, 'one.backup')
    expect((await farley(['backup', '--seal', sealed])).out).toMatch(/It opens with .*backup\.key only/)
    expect((await farley(['verify', sealed])).out).toMatch(/^Whole, of .*: \d+ rows restored on trial/)
    writeFileSync(join(data, 'other.key'), Buffer.alloc(32, 1).toString('base64'))
    const other = await farley(['verify', sealed, '--key', join(data, 'other.key')])
    expect([other.code, other.err]).toEqual([1, expect.stringContaining('another key')])
    const archive = join(data, 'one.zip')
    const { out } = await farley(['archive', archive])
    const state = /^[0-9a-f]{64}$/m.exec(out)![0]
    expect((await farley(['verify', archive])).out).toContain(state)
  })

  test('doctor says what there is', async () => {
    const { code, out } = await farley(['doctor'])
    expect(code).toBe(0)
    expect(out).toMatch(/ok +PostgreSQL 1\d/)
    expect(out).toContain('it has an owner')
    expect(out).toContain('no backups are made')
  })
})

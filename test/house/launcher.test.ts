import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../../bin/tools/root.ts'

// A checkout without packages, whose server says what it was given and which signals reach it.
const checkout = realpathSync(mkdtempSync(path.join(tmpdir(), 'farley-launcher-')))
const server = `
import { stopWithLauncher } from './launcher.ts'
stopWithLauncher()
let signals = 0
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {
  signals += 1
  setTimeout(() => { console.log(JSON.stringify({ signal, signals })); process.exit(7) }, 700)
})
const { PATH, FARLEY_DATA } = process.env
console.log(JSON.stringify({ pid: process.pid, args: process.argv.slice(2), cwd: process.cwd(), PATH, FARLEY_DATA }))
setInterval(() => {}, 1000)
`

beforeAll(() => {
  cpSync(path.join(root, 'bin'), path.join(checkout, 'bin'), { recursive: true })
  writeFileSync(path.join(checkout, 'bin/tools/start.ts'), server)
  install({})
})

afterAll(() => rmSync(checkout, { recursive: true, force: true }))

function install(dependencies: Record<string, string>) {
  const own = { name: 'checkout', version: '1.0.0', type: 'module', dependencies }
  const packages = Object.keys(dependencies).map((name) => [`node_modules/${name}`, { version: dependencies[name] }])
  const lock = {
    name: 'checkout',
    version: '1.0.0',
    lockfileVersion: 3,
    packages: { '': own, ...Object.fromEntries(packages) },
  }
  writeFileSync(path.join(checkout, 'package.json'), JSON.stringify(own))
  writeFileSync(path.join(checkout, 'package-lock.json'), JSON.stringify(lock))
  mkdirSync(path.join(checkout, 'node_modules'), { recursive: true })
}

interface Said {
  pid: number
  args: string[]
  cwd: string
  PATH: string
  FARLEY_DATA?: string
}

interface Launched {
  launcher: ChildProcess
  said: Said
  output: () => string
}

function command(name: string, args: string[] = [], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [path.join(checkout, 'bin', name), ...args], {
    cwd: tmpdir(),
    env: { ...process.env, INIT_CWD: undefined, npm_lifecycle_event: undefined, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()))
  return { child, output: () => output }
}

async function launch(...args: string[]): Promise<Launched> {
  const { child: launcher, output } = command('start', args)
  await expect.poll(output, { timeout: 30_000 }).toContain('"pid"')
  const line = output()
    .split('\n')
    .find((each) => each.includes('"pid"'))!
  return { launcher, output, said: JSON.parse(line) as Said }
}

async function isGone(pid: number) {
  await expect.poll(() => runs(pid), { timeout: 10_000 }).toBe(false)
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('the server runs in the checkout, with its arguments and Node 24 first on PATH', { timeout: 60_000 }, async () => {
  const { launcher, said } = await launch('--demo', 'a b')
  launcher.kill('SIGTERM')
  await once(launcher, 'exit')
  expect(said).toMatchObject({ args: ['--demo', 'a b'], cwd: checkout })
  expect(said.PATH.split(path.delimiter)[0]).toBe(path.dirname(process.execPath))
})

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s reaches the server once, however often it is sent on',
  { timeout: 60_000 },
  async (signal) => {
    const { launcher, said, output } = await launch()
    launcher.kill(signal)
    launcher.kill(signal)
    const [code] = await once(launcher, 'exit')
    expect(code).toBe(7)
    await expect.poll(output).toContain(JSON.stringify({ signal, signals: 1 }))
    await isGone(said.pid)
  },
)

test('a launcher that is killed outright takes its server along', { timeout: 60_000 }, async () => {
  const { launcher, said } = await launch()
  launcher.kill('SIGKILL')
  await isGone(said.pid)
})

test('a command’s paths are the person’s, and its data the server’s', { timeout: 60_000 }, async () => {
  mkdirSync(path.join(checkout, 'src/cli'), { recursive: true })
  const say = 'console.log(JSON.stringify({ cwd: process.cwd(), data: process.env.FARLEY_DATA }))'
  writeFileSync(path.join(checkout, 'src/cli/farley.ts'), say)
  const { child, output } = command('farley', [], { FARLEY_DATA: undefined })
  await once(child, 'close')
  expect(JSON.parse(output())).toEqual({ cwd: realpathSync(tmpdir()), data: path.join(checkout, 'data') })
})

test('packages that cannot be had are told of in one sentence', { timeout: 120_000 }, async () => {
  install({ 'left-pad': '1.3.0' })
  const nowhere = {
    npm_config_registry: 'http://127.0.0.1:9',
    npm_config_fetch_retries: '0',
    npm_config_cache: path.join(checkout, 'cache'),
  }
  const { child, output } = command('setup', [], nowhere)
  const [code] = await once(child, 'close')
  install({})
  expect(code).toBe(1)
  const sentences = output()
    .trim()
    .split('\n')
    .filter((line) => line.startsWith('setup: '))
  expect(sentences).toHaveLength(1)
  expect(sentences[0]).toMatch(/could not be installed from the npm registry \(.+\): connect to the internet once/)
  expect(existsSync(path.join(checkout, '.farley/setup.lock'))).toBe(false)
})

test('the lock of a setup that died is passed over', { timeout: 60_000 }, async () => {
  install({ 'left-pad': '1.3.0' })
  mkdirSync(path.join(checkout, '.farley'), { recursive: true })
  writeFileSync(path.join(checkout, '.farley/setup.lock'), '999999999')
  const { child, output } = command('setup', [], {
    npm_execpath: '',
    PATH: '',
    npm_config_registry: 'http://127.0.0.1:9',
  })
  await once(child, 'close')
  install({})
  expect(output()).not.toContain('waiting')
})

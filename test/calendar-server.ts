import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installFromDebian } from '../bin/tools/install.ts'
import { answers, freePort } from './ports.ts'

const program = '/usr/bin/radicale'

/** Radicale, installed where that can be done. */
export const findOrInstallRadicale = (): boolean =>
  existsSync(program) || (installFromDebian('radicale') && existsSync(program))

/** A real server of calendars and address books (Radicale), on this machine. */
export interface TestCalendarServer {
  url: string
  /** Of everybody; whoever signs in with it has calendars. */
  password: string
  /** Makes somebody a calendar or an address book, as another program does; answers its address. */
  make(of: string, name: string, kind?: 'calendar' | 'addressbook'): Promise<string>
  /** Asks something as somebody; `path` is what follows the address of the server, or a whole address. */
  ask(of: string, method: string, path: string, body?: string, headers?: Record<string, string>): Promise<Response>
  close(): Promise<void>
}

const password = 'the-password-of-the-calendars'

const kinds = {
  calendar: '<C:calendar xmlns:C="urn:ietf:params:xml:ns:caldav"/>',
  addressbook: '<C:addressbook xmlns:C="urn:ietf:params:xml:ns:carddav"/>',
}

export async function startCalendarServer(...users: string[]): Promise<TestCalendarServer> {
  const folder = await mkdtemp(join(tmpdir(), 'farley-radicale-'))
  const port = await freePort()
  await writeFile(join(folder, 'users'), users.map((user) => `${user}:${password}\n`).join(''))
  await writeFile(join(folder, 'config'), settings(folder, port))
  const server = spawn(program, ['-C', join(folder, 'config')], { stdio: 'ignore' })
  await answers('Radicale', port, () => server.exitCode === null)
  const url = `http://127.0.0.1:${port}/`
  const ask = (of: string, method: string, path: string, body?: string, headers: Record<string, string> = {}) => {
    const authorization = `Basic ${btoa(`${of}:${password}`)}`
    return fetch(new URL(path, url), { method, headers: { ...headers, authorization }, ...(body !== undefined && { body }) }) // prettier-ignore
  }
  return {
    ...{ url, password, ask },
    async make(of, name, kind = 'calendar') {
      const place = `${url}${of}/${name}/`
      const types = `<resourcetype><collection/>${kinds[kind]}</resourcetype><displayname>${name}</displayname>`
      const body = `<mkcol xmlns="DAV:"><set><prop>${types}</prop></set></mkcol>`
      const { status } = await ask(of, 'MKCOL', place, body)
      if (status !== 201) throw new Error(`Radicale makes no ${kind}: ${status}.`)
      return place
    },
    async close() {
      const gone = new Promise((done) => server.once('exit', done))
      server.kill()
      await gone
      await rm(folder, { recursive: true })
    },
  }
}

const settings = (folder: string, port: number) => `[server]
hosts = 127.0.0.1:${port}
max_connections = 20
[auth]
type = htpasswd
htpasswd_filename = ${folder}/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = ${folder}/collections
[rights]
type = owner_only
[web]
type = none
[logging]
level = critical
`

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Agent, request as send } from 'undici'
import type { KeyScope } from '../../kernel/rights.ts'
import { createAskers } from '../access/asker.ts'
import { createAttempts, type AttemptLimits } from '../access/attempts.ts'
import { createLink } from '../access/links.ts'
import type { Role } from '../access/permissions.ts'
import { createTestWorkspace } from '../db/testing.ts'
import type { Workspace } from '../db/index.ts'
import { furnish } from '../furnish.ts'
import { startWorkers } from '../jobs/index.ts'
import { silent, type Log } from '../log/log.ts'
import { openLooks } from '../looks/index.ts'
import { platformJobs } from '../platform-jobs.ts'
import type { GuardOptions } from '../outbound/index.ts'
import { createRegistry } from '../records/index.ts'
import type { Room } from '../room.ts'
import { createSite, type Site } from '../site.ts'
import { addressOf, type Address } from './address.ts'
import { createApp, type AppOptions } from './app.ts'
import { cookieName } from './cookie.ts'
import type { Server } from './server.ts'

/** An answer, its body parsed where it is JSON. */
export interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  // Tests look into bodies of every shape.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any
  text: string
}

type Headers = Record<string, string>

/** Somebody who speaks to the app over HTTP; paths are below /api/v1 unless they begin with it. */
export interface Client {
  get(path: string, headers?: Headers): Promise<Answer>
  post(path: string, body?: unknown, headers?: Headers): Promise<Answer>
  /** The version that was seen goes along as If-Match. */
  patch(path: string, body: unknown, version?: number, headers?: Headers): Promise<Answer>
  delete(path: string, version?: number, headers?: Headers): Promise<Answer>
  /** Sends anything as them. */
  send(method: string, path: string, headers: Headers, body?: string): Promise<Answer>
  /** POST with a version: an action. */
  act(path: string, input: unknown, version: number, headers?: Headers): Promise<Answer>
}

export interface Person {
  id: string
  name: string
  email: string
  role: Role
  cookie: string
  csrf: string
}

export const testPassword = 'correct horse battery'

/** The real app on a workspace of its own, with the fixed cast: Ada owns, Max administers, Bob is a member, Vera only looks. */
export interface TestApp {
  site: Site
  server: Server
  workspace: Workspace
  url: string
  ada: Person
  max: Person
  bob: Person
  vera: Person
  as(person: Person): Client
  /** With a key of that role, which acts for Ada; of a scope of its own perhaps. */
  withKey(role: Role, scope?: KeyScope): Promise<Client & { id: string; token: string }>
  signedOut: Client
  /** Sends anything. */
  send(method: string, path: string, headers?: Headers, body?: string): Promise<Answer>
  /** Waits for a job of theirs to end; answers it. */
  job(person: Person, id: string): Promise<Answer['body']>
  /** Adds a user who can sign in, and signs them in. */
  join(name: string, role: Role): Promise<Person>
  close(): Promise<void>
}

export interface TestAppOptions extends AppOptions {
  log?: Log
  attempts?: AttemptLimits
  /** With the readers of the ledger, the streams and the jobs. */
  workers?: boolean
  /** Whom it may call. */
  guard?: GuardOptions
  /** As the company's own workspace, of which backups are kept in this folder. */
  backups?: string
  /** In place of the app's own: with it the app believes to be at that address. */
  address?: Address
}

/** Starts it; rooms may not be named here, so the test brings them. */
export async function startTestAppOf(rooms: readonly Room[], options: TestAppOptions = {}): Promise<TestApp> {
  const made = await createTestWorkspace()
  const workspace = options.backups ? { ...made, key: 'main' } : made
  const site = createSite({
    workspace,
    registry: createRegistry(rooms),
    log: options.log ?? silent,
    data: await mkdtemp(join(tmpdir(), 'farley-test-')),
    ...(options.backups && { backups: options.backups }),
    ...(options.guard && { guard: options.guard }),
  })
  await furnish(site)
  const workers = options.workers ? await startWorkers(site, { jobs: platformJobs(site) }) : undefined
  let address: Address = { url: '', secure: false, origins: new Set() }
  const server: Server = {
    site,
    address: () => options.address ?? address,
    askers: createAskers(workspace.db, site.settings),
    attempts: createAttempts({ account: 10, address: 10_000, ...options.attempts }),
    looks: openLooks(workspace.db, site.log),
    isReady: async () => true,
  }
  const app = await createApp(server, { limits: { all: 512, each: 256 }, ...options })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as { port: number }
  address = addressOf({ host: '127.0.0.1' }, port)
  const agent = new Agent({ connections: 64 })
  const url = `http://127.0.0.1:${port}`

  async function sendAny(method: string, path: string, headers: Headers = {}, body?: string): Promise<Answer> {
    const full =
      /^\/(api|healthz|readyz)(\/|$)/.test(path) || path.startsWith('//')
        ? path.replace(/^\/\//, '/')
        : `/api/v1${path}`
    const answer = await send(`${url}${full}`, {
      method: method as 'GET',
      headers,
      body: body ?? null,
      dispatcher: agent,
    })
    const text = await answer.body.text()
    const isJson = /json/.test(String(answer.headers['content-type']))
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text,
      body: isJson && text ? JSON.parse(text) : undefined,
    }
  }

  function client(base: Headers): Client {
    const write = (method: string, path: string, body: unknown, headers: Headers = {}) => {
      const type: Headers = body === undefined ? {} : { 'content-type': 'application/json' }
      return sendAny(
        method,
        path,
        { ...base, ...type, ...headers },
        body === undefined ? undefined : JSON.stringify(body),
      )
    }
    const seen = (version: number | undefined): Headers => (version === undefined ? {} : { 'if-match': `"${version}"` })
    return {
      get: (path, headers) => sendAny('GET', path, { ...base, ...headers }),
      post: (path, body, headers) => write('POST', path, body, headers),
      patch: (path, body, version, headers) => write('PATCH', path, body, { ...seen(version), ...headers }),
      delete: (path, version, headers) => write('DELETE', path, undefined, { ...seen(version), ...headers }),
      send: (method, path, headers, body) => sendAny(method, path, { ...base, ...headers }, body),
      act: (path, input, version, headers) => write('POST', path, input, { ...seen(version), ...headers }),
    }
  }

  const origin = () => [...server.address().origins][0]!
  const as = ({ cookie, csrf }: Person) => client({ cookie, origin: origin(), 'x-farley-token': csrf })
  const signedOut = client({})

  /** Who has just signed in, from the answer. */
  function personOf({ body, headers, status }: Answer): Person {
    if (status !== 200) throw new Error(`Could not sign in: ${status} ${JSON.stringify(body)}`)
    const cookies = [headers['set-cookie']].flat().map((each) => String(each).split(';')[0]!)
    const { id, name, email, role } = body.data.user
    const cookie = cookies.find((each) => each.startsWith(`${cookieName(server.address())}=`))!
    return { id, name, email, role, cookie, csrf: body.data.csrf }
  }

  async function useLink(link: string, body: object): Promise<Person> {
    return personOf(await client({ origin: origin() }).post(`/session/link/${link.split('/').at(-1)!}`, body))
  }

  async function joinAs(name: string, role: Role): Promise<Person> {
    const email = `${name.toLowerCase()}@example.com`
    const made = await as(ada).post('/users', { name, email, role })
    if (made.status !== 201) throw new Error(`Could not add ${name}: ${made.text}`)
    const { body } = await as(ada).post(`/users/${made.body.data.id}/invite`)
    return useLink(body.data.url, { password: testPassword })
  }

  const first = await createLink(workspace.db, url, 'owner', null)
  const ada = await useLink(first.url, {
    name: 'Ada',
    email: 'ada@example.com',
    password: testPassword,
    companyName: 'Example',
  })

  return {
    site,
    server,
    workspace,
    url,
    ada,
    max: await joinAs('Max', 'admin'),
    bob: await joinAs('Bob', 'member'),
    vera: await joinAs('Vera', 'viewer'),
    as,
    signedOut,
    send: sendAny,
    join: joinAs,
    async job(person, id) {
      for (let tries = 0; tries < 400; tries++) {
        const { body } = await as(person).get(`/jobs/${id}`)
        if (!['waiting', 'running'].includes(body.data.state)) return body.data
        await sleep(25)
      }
      throw new Error(`The job ${id} does not end.`)
    },
    async withKey(role, scope = 'all') {
      const { body, status, text } = await as(ada).post('/keys', { name: `${role} key`, role, scope })
      if (status !== 201) throw new Error(`Could not make a key: ${text}`)
      return { ...client({ authorization: `Bearer ${body.data.token}` }), id: body.data.id, token: body.data.token }
    },
    async close() {
      await agent.close()
      await app.close()
      await workers?.close()
      await workspace.close()
      await rm(site.data, { recursive: true })
    },
  }
}

/** A form with a file, as a browser sends it. */
export function form(
  fields: Record<string, string>,
  filename: string,
  content: string,
): { headers: Headers; body: string } {
  const boundary = '----farley-test'
  const part = (name: string, value: string, more = '') =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`
  const file = part('file', content, `; filename="${filename}"\r\nContent-Type: application/octet-stream`)
  const body = `${Object.entries(fields)
    .map(([name, value]) => part(name, value))
    .join('')}${file}--${boundary}--\r\n`
  return { headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, body }
}

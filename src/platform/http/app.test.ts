import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, testPassword, type TestApp } from '../../../test/app.ts'
import { createLog } from '../log/log.ts'

const web = mkdtempSync(join(tmpdir(), 'farley-web-'))
mkdirSync(join(web, 'assets'))
writeFileSync(join(web, 'index.html'), '<!doctype html><title>Farley</title>')
writeFileSync(join(web, 'assets', 'index-abc123.js'), 'export {}')
writeFileSync(join(web, 'first.js'), '')

let app: TestApp
let logged = ''
beforeAll(async () => {
  const to = new Writable({
    write(chunk, _, done) {
      logged += String(chunk)
      done()
    },
  })
  app = await startTestApp({ web, log: createLog({ level: 'debug', to }) })
})
afterAll(() => app.close())

const json = { 'content-type': 'application/json' }
const asAda = () => ({ ...json, cookie: app.ada.cookie, origin: app.url, 'x-farley-token': app.ada.csrf })

describe('a refusal', () => {
  test('is a problem with a stable code, a sentence, the field, and the request’s id', async () => {
    const answer = await app.as(app.ada).post('/companies', { name: 'Acme', colour: 'red', employees: 'many' })
    expect(answer.status).toBe(422)
    expect(answer.headers['content-type']).toBe('application/problem+json')
    expect(answer.body).toMatchObject({
      type: 'urn:farley:problem:invalid',
      status: 422,
      code: 'invalid',
      title: 'Not valid',
    })
    expect(answer.body.fields.map(({ field }: { field: string }) => field).sort()).toEqual(['colour', 'employees'])
    expect(answer.body.requestId).toBe(answer.headers['x-request-id'])
  })

  test.each([
    ['GET', '/nothing', 404, 'not_found'],
    ['GET', '/people/not-an-id', 404, 'not_found'],
    ['PUT', '/people', 404, 'not_found'],
    ['GET', '/people?colour=red', 422, 'invalid'],
    ['GET', '/people?limit=0', 422, 'invalid'],
    ['GET', '/people?limit=201', 422, 'invalid'],
    ['GET', '/people?limit=1&limit=2', 422, 'invalid'],
    ['GET', '/people?filter={', 422, 'invalid'],
    ['GET', '/people?filter=[]', 422, 'invalid'],
    ['GET', '/people?count=all', 422, 'invalid'],
  ])('%s %s is %d %s', async (method, path, status, code) => {
    const answer = await app.send(method, path, asAda())
    expect(answer.status).toBe(status)
    expect(answer.body.code).toBe(code)
  })

  test('of somebody unknown is the same for what exists and what does not', async () => {
    for (const path of ['/people', '/people/0198f000-0000-7000-8000-000000000000', '/keys', '/events']) {
      const answer = await app.signedOut.get(path)
      expect(answer.status).toBe(401)
      expect(answer.body.code).toBe('signed_out')
    }
  })
})

describe('versions', () => {
  test('a PATCH without one is 428, with none at all 422', async () => {
    const { body } = await app.as(app.bob).post('/companies', { name: 'Versions' })
    expect((await app.as(app.bob).patch(`/companies/${body.data.id}`, { name: 'X' })).status).toBe(428)
    expect((await app.as(app.bob).delete(`/companies/${body.data.id}`)).status).toBe(428)
    const wrong = await app
      .as(app.bob)
      .patch(`/companies/${body.data.id}`, { name: 'X' }, undefined, { 'if-match': '*' })
    expect(wrong.status).toBe(422)
    expect(wrong.body.fields[0].field).toBe('If-Match')
  })

  test('an old one merges other fields, and is 412 with both values for the same', async () => {
    const bob = app.as(app.bob)
    const { data } = (await bob.post('/companies', { name: 'Merging', employees: 1 })).body
    expect((await bob.patch(`/companies/${data.id}`, { employees: 2 }, 1)).headers.etag).toBe('"2"')
    expect((await bob.patch(`/companies/${data.id}`, { website: 'https://example.com' }, 1)).status).toBe(200)
    const answer = await bob.patch(`/companies/${data.id}`, { employees: 3 }, 1)
    expect(answer.status).toBe(412)
    expect(answer.body).toMatchObject({ code: 'stale', conflicts: [{ field: 'employees', theirs: 2, mine: 3 }] })
  })
})

describe('bodies', () => {
  test.each([
    ['{"__proto__":{"role":"owner"}}', 400],
    ['{"name":"x","__proto__":{"admin":true}}', 400],
    ['{"constructor":{"prototype":{"admin":true}}}', 400],
    ['{"name":', 400],
    ['[]', 422],
    ['"text"', 422],
    ['null', 422],
    ['{"toString":1}', 422],
    ['{"name":"a\\u0000b"}', 422],
    ['{"name":"\\ud800"}', 422],
    [`{"name":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 422],
  ])('%s is refused', async (body, status) => {
    const answer = await app.send('POST', '/companies', asAda(), body)
    expect(answer.status).toBe(status)
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })

  test('more than a mebibyte is too large', async () => {
    const answer = await app.send('POST', '/companies', asAda(), JSON.stringify({ name: 'x'.repeat(2 ** 20) }))
    expect(answer.status).toBe(413)
    expect(answer.body.code).toBe('too_large')
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml'])(
    'what a foreign form could send (%s) is not taken',
    async (type) => {
      const answer = await app.send('POST', '/companies', { ...asAda(), 'content-type': type }, '{"name":"x"}')
      expect(answer.status).toBe(415)
    },
  )

  test('an action needs no body', async () => {
    const { data } = (await app.as(app.bob).post('/tasks', { title: 'Bodyless' })).body
    expect((await app.as(app.bob).act(`/tasks/${data.id}/complete`, undefined, 1)).status).toBe(200)
  })
})

describe('what everybody gets', () => {
  test('every answer carries the headers that protect', async () => {
    for (const answer of [
      await app.as(app.ada).get('/me'),
      await app.signedOut.get('/me'),
      await app.send('GET', '//people'),
    ]) {
      expect(answer.headers['x-content-type-options']).toBe('nosniff')
      expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(answer.headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/)
    }
  })

  test('what a Host header says is never used', async () => {
    const { data } = (await app.as(app.ada).post('/users', { name: 'Host', email: 'host@example.com' })).body
    for (const header of [
      'host: evil.example',
      'host: evil.example\r\nx-forwarded-host: evil.example',
      'host: evil.example\r\nforwarded: host=evil.example;proto=https',
    ]) {
      const answer = await raw(
        `POST /api/v1/users/${data.id}/invite HTTP/1.1\r\n${header}\r\nconnection: close\r\ncookie: ${app.ada.cookie}\r\norigin: ${app.url}\r\nx-farley-token: ${app.ada.csrf}\r\ncontent-length: 0\r\n\r\n`,
      )
      expect(answer).toContain('200 OK')
      expect(answer).not.toContain('evil.example')
      expect(answer).toContain(`"url":"${app.url}/join/`)
    }
    const foreign = await raw(
      `POST /api/v1/tags HTTP/1.1\r\nhost: evil.example\r\norigin: http://evil.example\r\nconnection: close\r\ncookie: ${app.ada.cookie}\r\nx-farley-token: ${app.ada.csrf}\r\ncontent-length: 0\r\n\r\n`,
    )
    expect(foreign).toContain('403 Forbidden')
  })

  test('answers of the API are kept by nobody', async () => {
    expect((await app.as(app.ada).get('/people')).headers['cache-control']).toBe('no-store')
  })
})

describe('the web app', () => {
  test.each(['//', '//people', '//deals/0198f000-0000-7000-8000-000000000000', '//welcome/TOKEN'])(
    '%s is its one page, asked for anew each time',
    async (path) => {
      const answer = await app.send('GET', path)
      expect(answer.status).toBe(200)
      expect(answer.text).toContain('<title>Farley</title>')
      expect(answer.headers['cache-control']).toBe('no-cache')
      const again = await app.send('GET', path, { 'if-none-match': String(answer.headers.etag) })
      expect(again.status).toBe(304)
    },
  )

  test('a hashed file is kept for ever, any other is asked for anew', async () => {
    expect((await app.send('GET', '//assets/index-abc123.js')).headers['cache-control']).toContain('immutable')
    expect((await app.send('GET', '//first.js')).headers['cache-control']).toBe('no-cache')
  })

  test.each([
    '//assets/index-gone.js',
    '//logo.png',
    '/nothing',
    '//../package.json',
    '//%2e%2e/package.json',
    '//assets/..%2f..%2fpackage.json',
    '//.env',
  ])('%s is not found, and not the page', async (path) => {
    const answer = await app.send('GET', path)
    expect([404, 403, 400, 401]).toContain(answer.status)
    expect(answer.text).not.toContain('devDependencies')
    expect(answer.text).not.toContain('<title>')
  })
})

describe('the reference', () => {
  test('is a page of our own with a script of our own, and asks nobody else for anything', async () => {
    const page = await app.send('GET', '/api/docs')
    expect(page.status).toBe(200)
    expect(page.headers['content-security-policy']).toContain("script-src 'self'")
    const scripts = [...page.text.matchAll(/<script([^>]*)>([^<]*)/g)]
    expect(scripts.length).toBeGreaterThan(0)
    for (const [, attributes, inline] of scripts) {
      expect(inline).toBe('')
      const place = /src="([^"]+)"/.exec(attributes!)![1]!
      expect(place).toMatch(/^\/api\/docs\//)
      expect((await app.send('GET', place)).headers['content-type']).toMatch(/javascript/)
    }
    expect(page.text).not.toMatch(/https?:/)
  })

  test('shows the description, which anybody may read', async () => {
    const answer = await app.signedOut.get('/openapi.json')
    expect(answer.body.openapi).toBe('3.1.0')
    expect(
      answer.body.paths['/api/v1/people/{id}'].patch.parameters.map(({ name }: { name: string }) => name),
    ).toContain('If-Match')
  })
})

describe('health', () => {
  test('alive and ready', async () => {
    expect((await app.send('GET', '/healthz')).status).toBe(200)
    expect((await app.send('GET', '/readyz')).status).toBe(200)
  })
})

describe('load', () => {
  test('one who asks too much at once is told to wait, others are served', async () => {
    const small = await startTestApp({ limits: { all: 64, each: 4 } })
    const many = await Promise.all(Array.from({ length: 40 }, () => small.as(small.bob).get('/people')))
    const refused = many.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused[0]!.headers['retry-after']).toBe('1')
    expect(many.filter(({ status }) => status === 200).length).toBeGreaterThan(0)
    expect((await small.as(small.vera).get('/people')).status).toBe(200)
    expect((await small.as(small.bob).get('/people')).status).toBe(200)
    await small.close()
  })

  test('too much from everybody is 503 with Retry-After, and over when it is over', async () => {
    const small = await startTestApp({ limits: { all: 4, each: 100 } })
    const many = await Promise.all(Array.from({ length: 40 }, () => small.as(small.bob).get('/people')))
    const refused = many.filter(({ status }) => status === 503)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused[0]!.headers['retry-after']).toBeDefined()
    expect((await small.as(small.bob).get('/people')).status).toBe(200)
    await small.close()
  })
})

test('no secret and no personal value stands in the log', async () => {
  const key = await app.withKey('member')
  await key.get('/me')
  await app.as(app.ada).post('/people', { firstName: 'Zebedee', lastName: 'Quill', nonsense: 1 })
  expect(logged).toContain('refused')
  for (const secret of [
    testPassword,
    key.token,
    app.ada.cookie.split('=')[1]!,
    app.ada.csrf,
    'Zebedee',
    'bob@example.com',
  ]) {
    expect(logged).not.toContain(secret)
  }
})

/** Bytes as no client of ours would send them. */
function raw(text: string): Promise<string> {
  const { port } = new URL(app.url)
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(text))
    socket.on('data', (chunk) => (answer += String(chunk)))
    socket.on('end', () => resolve(answer))
    socket.on('error', reject)
  })
}

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { form, startTestApp, type Person, type TestApp } from '../../../test/app.ts'

let app: TestApp
let company: string
beforeAll(async () => {
  app = await startTestApp()
  company = (await app.as(app.ada).post('/companies', { name: 'With files' })).body.data.id
})
afterAll(() => app.close())

function upload(person: Person, fields: Record<string, string>, name = 'offer.txt', content = 'Hello') {
  const { headers, body } = form(fields, name, content)
  return app.as(person).send('POST', '/files/upload', headers, body)
}

describe('a file', () => {
  test('is kept with what it is about, and comes back as it was', async () => {
    const answer = await upload(app.bob, { about: JSON.stringify([company]) })
    expect(answer.status).toBe(201)
    expect(answer.body.data).toMatchObject({ name: 'offer.txt', size: 5, contentType: 'text/plain', about: [company] })
    const content = await app.as(app.vera).get(`/files/${answer.body.data.id}/content`)
    expect(content.text).toBe('Hello')
    expect(content.headers['content-disposition']).toContain('attachment')
    const timeline = await app.as(app.ada).get(`/companies/${company}/timeline?kinds=file`)
    expect(timeline.body.data.map((entry: { id: string }) => entry.id)).toContain(answer.body.data.id)
  })

  test('that would run in a browser is sent as one that does not', async () => {
    const page = await upload(
      app.bob,
      {},
      'x.svg',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    )
    const { headers } = await app.as(app.bob).get(`/files/${page.body.data.id}/content`)
    expect(headers['content-type']).toMatch(/text\/plain|octet-stream/)
    expect(headers['content-security-policy']).toContain('sandbox')
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  test.each(['../../etc/passwd', '..\\..\\x', '/etc/passwd', 'a\u0000b', '', 'x'.repeat(400)])(
    'named %j has a plain name and lies where it should',
    async (name) => {
      const answer = await upload(app.bob, {}, name)
      expect(answer.status).toBe(201)
      expect(answer.body.data.name).not.toMatch(/[/\\\0]/)
      expect(answer.body.data.name.length).toBeLessThanOrEqual(255)
      expect((await app.as(app.bob).get(`/files/${answer.body.data.id}/content`)).text).toBe('Hello')
    },
  )

  test('that is private is nobody else’s', async () => {
    const { id } = (await upload(app.bob, { private: 'true' })).body.data
    for (const other of [app.ada, app.vera]) expect((await app.as(other).get(`/files/${id}/content`)).status).toBe(404)
    expect((await app.as(app.bob).get(`/files/${id}/content`)).status).toBe(200)
  })

  test('says of itself only what its bytes say', async () => {
    for (const field of ['contentType', 'size', 'sha256', 'id', 'owner', '__proto__']) {
      const answer = await upload(app.bob, { [field]: 'x' })
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.status).toBeLessThan(500)
    }
    expect((await app.as(app.bob).post('/files', { name: 'No bytes' })).status).toBe(404)
  })

  test('is not uploaded by who may only look, or about what one may not see', async () => {
    expect((await upload(app.vera, {})).status).toBe(403)
    const hidden = (await app.as(app.ada).post('/companies', { name: 'Hidden', private: true })).body.data.id
    expect((await upload(app.bob, { about: JSON.stringify([hidden]) })).status).toBe(422)
  })

  test('needs a form with bytes in it', async () => {
    expect((await app.as(app.bob).post('/files/upload', {})).status).toBe(415)
    const { headers } = form({}, 'x', 'x')
    const empty = await app.as(app.bob).send('POST', '/files/upload', headers, '------farley-test--\r\n')
    expect(empty.status).toBe(422)
    expect(empty.body.fields[0].field).toBe('file')
    expect((await app.as(app.bob).send('POST', '/files/upload', headers, 'nonsense')).status).toBeLessThan(500)
  })
})

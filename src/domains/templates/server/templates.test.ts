import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type Client, type TestApp } from '../../../../test/app.ts'

let app: TestApp
let ada: Client
let bob: Client
let person: string
let company: string
let deal: string

beforeAll(async () => {
  app = await startTestApp()
  ;[ada, bob] = [app.as(app.ada), app.as(app.bob)]
  company = await make('/companies', { name: 'Halden & Söhne <GmbH>' })
  person = await make('/people', {
    firstName: 'Eva',
    lastName: 'Halden',
    language: 'de-AT',
    birthday: '1980-12-03',
    emails: [{ value: 'eva@halden.example' }, { value: 'e@home.example', primary: true }],
    company,
  })
  deal = await make('/deals', { name: 'New press', amount: { amount: '12500.00', currency: 'EUR' }, company })
})
afterAll(() => app.close())

async function make(path: string, given: object, who = ada): Promise<string> {
  const { status, body } = await who.post(path, given)
  expect(status, JSON.stringify(body)).toBe(201)
  return body.data.id as string
}
const keep = (given: object, who = ada) => who.post('/mail-templates', { name: 'Thanks', ...given })
const put = async (page: string, about: object = {}, who = ada) => {
  const { status, body } = await who.post('/mail-templates/render', { page, ...about })
  expect(status, JSON.stringify(body)).toBe(200)
  return body.data as { subject: string; page: string; missing: { path: string; label: string; instead: string }[] }
}
const refused = async (page: string, who = ada): Promise<string> => {
  const { status, body } = await keep({ page }, who)
  expect(status, page).toBe(422)
  expect(body).toMatchObject({ code: 'invalid' })
  expect(body.fields[0].field).toBe('page')
  return body.fields[0].message as string
}

describe('a template', () => {
  test('is put into the words of whoever receives it', async () => {
    const page = '<p>{{ person.firstName }}, {{ deal.name }}: {{ deal.amount }} – {{ person.birthday }}, {{ person.emails }}, {{ deal.status }}. {{ me.name }}, {{ us.name }}</p>' // prettier-ignore
    const id = await make('/mail-templates', { name: 'Offer', subject: '{{ deal.name }} for {{ company.name }}', page })
    const { status, body } = await ada.post(`/mail-templates/${id}/render`, { person, deal })
    expect(status).toBe(200)
    expect(body.data.subject).toBe('New press for Halden & Söhne <GmbH>')
    expect(body.data.page.replaceAll('\u00a0', ' ')).toMatch(
      /^<p>Eva, New press: 12\.500,00 € – 3\. Dezember 1980, e@home\.example, Offen\. Ada.*<\/p>$/,
    )
    expect(body.data.missing).toEqual([])
  })

  test('puts values as text, and is harmless itself', async () => {
    expect((await put('<p>{{ company.name }}</p>', { company })).page).toBe('<p>Halden &amp; Söhne &lt;GmbH&gt;</p>')
    const { body } = await keep({ page: '<p onclick="x()">Dear<script>alert(1)</script> {{ person.firstName }}</p>' })
    expect(body.data.page).toBe('<p>Dear {{ person.firstName }}</p>')
  })

  test('says what is missing and what stands in its stead', async () => {
    const { page, missing } = await put(
      '<p>{{ person.firstName | default: “there” }} {{ person.jobTitle }}{% if person.website %}{{ person.website }}{% endif %}</p>',
      { person: await make('/people', { lastName: 'Nobody' }) },
    )
    expect(page).toBe('<p>there </p>')
    expect(missing).toEqual([
      { path: 'person.firstName', label: 'First name (Person)', instead: 'there' },
      { path: 'person.jobTitle', label: 'Job title (Person)', instead: '' },
    ])
  })

  test('decides by amounts, choices and whether there is something at all', async () => {
    const page =
      '{% if deal.amount > 10000 and deal.status == "open" %}large{% elsif deal %}small{% else %}none{% endif %}'
    expect((await put(page, { deal })).page).toBe('large')
    expect((await put(page)).page).toBe('none')
    expect((await put(page, { deal: await make('/deals', { name: 'Two' }) })).page).toBe('small')
    expect((await put('{% case deal.status %}{% when "won", "open" %}a{% else %}b{% endcase %}', { deal })).page).toBe(
      'a',
    )
  })

  test.each([
    ['{{ person.frist_name }}', '{{ person.frist_name }}: there is no such field; did you mean person.firstName?'],
    ['{{ persn.firstName }}', 'did you mean person.firstName?'],
    ['{{ person.firstName | deafult: "x" }}', 'there is no filter “deafult”. There are default, upcase'],
    [
      '{{ person firstName }}',
      '{{ person firstName }}: this cannot be read. Right is, for example, {{ person.firstName',
    ],
    ['{{ person.firstName', 'this cannot be read'],
    ['{% for a in person.tags %}x{% endfor %}', 'there is no such tag. There are if, elsif'],
    ['{% if person.firstName %}x', '{% if person.firstName %}: this is not closed; {% endif %} is missing.'],
    ['x{% endif %}', '{% endif %}: nothing was begun that this belongs to.'],
    ['{% if person.firstName > %}x{% endif %}', 'this cannot be read'],
    ['<p style="color:{{ person.firstName }}">x</p>', 'this stands where no value may be put'],
    ['<a href="{{ person.website }}">x</a>', 'this stands where no value may be put'],
  ])('refuses %s, and says what is right', async (page, sentence) => {
    expect(await refused(page)).toContain(sentence)
  })

  test.each([
    '{{ (1..100000000) }}',
    '{% if (1..100000000) contains 5 %}x{% endif %}',
    '{{ person.constructor }}',
    '{{ person.__proto__ }}',
    '{{ person.firstName.constructor }}',
    '{{ person[us.name] }}',
    '{{ constructor.constructor }}',
    '{% include "/etc/passwd" %}',
    '{% render "x" %}',
    '{% layout "x" %}',
    '{% assign a = "x" %}',
    '{% raw %}{{ x }}{% endraw %}',
    '{% liquid echo person.firstName %}',
    '{{ person.firstName | replace: "a", "aaaaaaaa" }}',
    '{{ person.firstName | where: "a" }}',
    '{{ person }}',
    '{{ deal.owner.passwordHash }}',
    `{{ person.firstName | append: "${'x'.repeat(600)}" }}`,
  ])('does nothing else: %s', async (page) => {
    await refused(page)
    expect((await ada.post('/mail-templates/render', { page })).status).toBe(422)
  })

  test('is put together in no time, however large it is', async () => {
    const page = '{{ us.name | append: us.name | upcase }}{% if us.name %}x{% endif %}'.repeat(1400)
    const before = performance.now()
    expect((await put(page)).page.length).toBeGreaterThan(10_000)
    expect(performance.now() - before).toBeLessThan(3000)
    const unclosed = await ada.post('/mail-templates/render', { page: '{{ '.repeat(30_000) })
    expect(unclosed.status).toBe(422)
  })

  test('of a line has no breaks', async () => {
    const id = await make('/companies', { name: 'Two', description: 'One\nBcc: all@x.example' })
    const { body } = await ada.post('/mail-templates/render', { subject: '{{ company.description }}', company: id })
    expect(body.data.subject).toBe('One Bcc: all@x.example')
    expect((await put('{{ company.description }}', { company: id })).page).toMatch(/One<br \/>Bcc/)
  })
})

describe('whoever writes', () => {
  test('is told nothing of what they may not see', async () => {
    const hidden = await make('/people', { firstName: 'Secret', private: true })
    const { status, text } = await bob.post('/mail-templates/render', {
      page: '{{ person.firstName }}',
      person: hidden,
    })
    expect(status).toBe(404)
    expect(text).not.toContain('Secret')
  })

  test('may put into a letter no field that their role hides, nor learn that there is one', async () => {
    const all = { see: 'all', edit: 'all', delete: 'none', create: true, export: false }
    const rights = JSON.stringify({ deal: { ...all, edit: 'none', fields: { see: ['name'] } } })
    const role = await make('/own-roles', { name: 'No amounts', rights })
    const cara = await app.join('Cara', 'member')
    const { version } = (await ada.get(`/users/${cara.id}`)).body.data
    await ada.act(`/users/${cara.id}/changeRole`, { role: 'member', ownRole: role }, version)
    const blind = app.as(cara)
    const page = '{{ deal.name }}: {{ deal.amount }}'
    const id = await make('/mail-templates', { name: 'With an amount', page })
    const asked = await blind.post('/mail-templates/render', { page, deal })
    expect(asked.status).toBe(422)
    expect(asked.text).not.toMatch(/12.?500/)
    expect(asked.body.fields[0].message).toMatch(/^\{\{ deal\.amount \}\}: there is no such field\. Right is/)
    expect((await blind.post(`/mail-templates/${id}/render`, { deal })).status).toBe(422)
    expect((await keep({ page }, blind)).status).toBe(422)
    expect((await blind.get('/merge-fields')).text).not.toContain('deal.amount')
    expect((await ada.get('/merge-fields')).text).toContain('deal.amount')
  })

  test('reads templates of the team, and not those that others keep to themselves', async () => {
    const shared = await make('/mail-templates', { name: 'For all', page: 'Hello' })
    const own = await make('/mail-templates', { name: 'Mine alone', page: 'Hello', private: true })
    expect((await bob.get(`/mail-templates/${shared}`)).status).toBe(200)
    expect((await bob.get(`/mail-templates/${own}`)).status).toBe(404)
    expect((await bob.post(`/mail-templates/${own}/render`, {})).status).toBe(404)
    expect((await bob.post(`/mail-templates/${shared}/render`, { person })).status).toBe(200)
  })

  test('may put what they know, and is told what that is in their words', async () => {
    const { body } = await ada.get('/merge-fields')
    expect(body.data).toContainEqual({ path: 'person.firstName', label: 'First name', of: 'Person' })
    expect(body.data).toContainEqual({ path: 'us.name', label: 'Name', of: 'Our company' })
    const paths = body.data.map(({ path }: { path: string }) => path)
    expect(paths).not.toContain('person.deletedAt')
    for (const path of paths) expect((await put(`<p>{{ ${path} }}</p>`, { person, deal })).page).toBeTruthy()
  })

  test('is told nothing as a stranger', async () => {
    expect((await app.signedOut.post('/mail-templates/render', { page: 'x' })).status).toBe(401)
    expect((await app.signedOut.get('/merge-fields')).status).toBe(401)
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, testPassword, type Answer, type TestApp } from '../../../test/app.ts'

let app: TestApp
beforeAll(async () => void (app = await startTestApp({ attempts: { account: 2, address: 10_000 } })))
afterAll(() => app.close())

const nobody = '01900000-0000-7000-8000-000000000000'
type Words = Record<'de' | 'ar', string>

/** What is refused, and how that is said. */
const refusals: [what: string, ask: () => Promise<Answer>, code: string, said: Words][] = [
  ['an empty field', () => ada().post('/companies', {}), 'invalid', {
    de: 'Name darf nicht leer sein.', ar: 'الاسم: يجب ألا يكون فارغًا.',
  }],
  ['a value of another kind', () => ada().post('/companies', { name: 'Halden', employees: 'many' }), 'invalid', {
    de: 'Eine Zahl.', ar: 'رقم.',
  }],
  ['a filter without operator', () => ada().get('/companies?filter={"field":"name"}'), 'invalid', {
    de: 'Eine Bedingung besteht aus einem Feld und genau einem Operator.', ar: 'الشرط حقل واحد ومُعامل واحد بالضبط.',
  }],
  ['a bulk edit of nothing', () => ada().post('/companies/bulk', { patch: {} }), 'invalid', {
    de: 'Geben Sie entweder Ids, einen Filter oder Änderungen an.', ar: 'حدّد المعرّفات أو تصفية أو تغييرات، واحدًا منها فقط.',
  }],
  ['a page of nothing', () => ada().get('/companies?limit=0'), 'invalid', {
    de: 'Mindestens 1.', ar: '1 على الأقل.',
  }],
  ['what one may not', () => app.as(app.vera).post('/companies', { name: 'Halden' }), 'forbidden', {
    de: 'Sie dürfen keine Firmen anlegen.', ar: 'لا يحق لك إضافة الشركات.',
  }],
  ['what is not there', () => ada().get(`/companies/${nobody}`), 'not_found', {
    de: 'Firma nicht gefunden.', ar: 'لم يُعثر على: الشركة.',
  }],
  ['a name that is taken', takenName, 'taken', {
    de: 'Name: ein anderer Eintrag (Schlagwort) hat das schon.', ar: 'الاسم: مستخدم بالفعل في وسم آخر.',
  }],
  ['a field that somebody changed meanwhile', staleField, 'stale', {
    de: 'Ada hat dies inzwischen geändert.', ar: 'تغيّر هذا في هذه الأثناء بواسطة Ada.',
  }],
] // prettier-ignore

const ada = () => app.as(app.ada)

async function takenName(): Promise<Answer> {
  await ada().post('/tags', { name: 'Key account' })
  return ada().post('/tags', { name: 'Key account' })
}

async function staleField(): Promise<Answer> {
  const { id } = (await ada().post('/companies', { name: 'Halden' })).body.data
  await ada().patch(`/companies/${id}`, { name: 'Halden AG' }, 1)
  return ada().patch(`/companies/${id}`, { name: 'Halden SE' }, 1)
}

describe.each(['de', 'ar'] as const)('in %s', (language) => {
  const prefer = async (value: string | null) => {
    for (const each of [app.ada, app.vera])
      expect((await app.as(each).patch('/me/preferences', { language: value })).status).toBe(200)
  }

  test.each(refusals)('%s is refused in the language that its asker chose a moment ago', async (_, ask, code, said) => {
    await prefer(language)
    const { body } = await ask()
    expect(body).toMatchObject({ code, detail: said[language] })
    for (const { message } of body.fields) expect(message).toBe(said[language])
    await prefer(null)
    // Back in the language of the company, and the code is the same.
    expect((await ask()).body).toMatchObject({ code, detail: expect.not.stringContaining(said[language]) })
  })

  test('a choice that stands under a title is told in it too, and kept as it is', async () => {
    const { id } = (await ada().post('/companies', { name: 'Ulm Water', industry: 'utilities' })).body.data
    await ada().post('/deals', { name: 'Meters', company: id })
    const under = async () => {
      const { body } = await ada().get('/deals?filter={"field":"name","is":"Meters"}&with=company')
      return body.linked[body.data.at(-1).company].subtitle
    }
    expect(await under()).toBe('Utilities')
    await prefer(language)
    expect(await under()).toBe({ de: 'Versorgung', ar: 'المرافق' }[language])
    await prefer(null)
  })

  test('a stranger is refused in the language of their browser, who tries too often too', async () => {
    const said = {
      wrong_sign_in: {
        de: 'Diese E-Mail-Adresse und dieses Passwort gehören nicht zusammen.',
        ar: 'عنوان البريد وكلمة المرور لا يتطابقان.',
      },
      too_many: {
        de: 'Zu viele Versuche. Bitte warten Sie ein wenig.',
        ar: 'محاولات كثيرة جدًا. انتظر قليلًا.',
      },
      signed_out: { de: 'Bitte melden Sie sich an.', ar: 'سجّل الدخول من فضلك.' },
    }
    const spoken = { 'accept-language': `${language}-XX, en;q=0.5` }
    const body = JSON.stringify({ email: `nobody-${language}@farley.example`, password: testPassword })
    const enter = () => app.send('POST', '/session', { 'content-type': 'application/json', ...spoken }, body)
    const wrong = (await enter()).body
    expect(wrong).toMatchObject({ code: 'wrong_sign_in', detail: said.wrong_sign_in[language] })
    await enter()
    expect((await enter()).body).toMatchObject({ code: 'too_many', detail: said.too_many[language] })
    const stranger = await app.signedOut.get('/companies', spoken)
    expect(stranger.body).toMatchObject({ code: 'signed_out', detail: said.signed_out[language] })
  })
})

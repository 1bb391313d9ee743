import { expect, test } from 'vitest'
import { signatureAtFoot } from './at-foot.ts'

const jonas = { name: 'Jonas Weber', address: 'jonas.weber@weber-maschinen.example' }

test('beneath the goodbye stands who wrote, what they are, and how to reach them', () => {
  const text = `Guten Tag Frau Lovelace,

wie besprochen die Zeichnung. Rufen Sie mich unter 02421 999999 an.

Mit freundlichen Grüßen

Jonas Weber
Leiter Einkauf

Weber Maschinenbau GmbH
Industriestr. 5, 52349 Düren
Tel.: +49 2421 555 0142
Mobil: +49 171 5550199

Am Mo., 2. März 2026 um 10:00 schrieb Ada Lovelace <ada@ours.example>:
> Viele Grüße
> Ada Lovelace
> Tel. +49 30 1234567`
  expect(signatureAtFoot(text, jonas, 'de-DE')).toMatchObject({
    ...{ firstName: 'Jonas', lastName: 'Weber', jobTitle: 'Leiter Einkauf', company: 'Weber Maschinenbau GmbH' },
    phones: [
      { value: '+49 2421 555 0142', label: 'work' },
      { value: '+49 171 5550199', label: 'mobile' },
    ],
  })
})

test('two dashes part it off as well, and an answer beneath “From:” is not theirs', () => {
  const text = `Fine with me.\n--\nJonas Weber | CTO\nPhone +1 202 555 0143\n\nFrom: Ada <ada@ours.example>\nKind regards\nAda\n+44 20 7946 0000`
  expect(signatureAtFoot(text, jonas, 'en-US')).toMatchObject({ jobTitle: 'CTO', phones: [{ value: '+1 202 555 0143' }] }) // prettier-ignore
})

test('without a goodbye, and for another name or another house, nothing is taken down', () => {
  expect(signatureAtFoot('Call Jonas Weber\nat +49 2421 555 0142\nplease', jonas, 'de-DE')).toBeNull()
  expect(signatureAtFoot('Best regards\nMarie Curie\nHead of Radium\n+33 1 23 45 67 89', jonas, 'en-US')).toBeNull()
  expect(signatureAtFoot('Best regards\nJonas Weber\nwrite to boss@else.example\n+49 2421 555014', jonas, 'en-US')).toBeNull() // prettier-ignore
})

test('a message of a megabyte is read in no time', () => {
  const begun = performance.now()
  signatureAtFoot(`${'on '.repeat(300_000)}\nBest regards\nJonas`, jonas, 'en-US')
  signatureAtFoot(`${'- \n'.repeat(200_000)}Best regards\nJonas\nWeber`, jonas, 'en-US')
  expect(performance.now() - begun).toBeLessThan(1_000)
})

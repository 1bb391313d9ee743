import { describe, expect, it } from 'vitest'
import { corpus, noSignatures, type Expected } from './corpus.ts'
import { parseSignature } from './signature.ts'

const digits = (value: string) => (value.trim().startsWith('+') ? '+' : '') + value.replace(/\D/g, '')

/** What was read, in the words of the corpus: one fact a line, so that facts can be counted. */
function factsOf(read: Expected): string[] {
  return Object.entries(read).flatMap(([name, value]) =>
    [value].flat().flatMap((each) => (each ? [`${name}: ${name === 'phones' ? digits(each as string) : each}`] : [])),
  )
}

function readFrom(text: string): string[] {
  const read = parseSignature(text, 'en-GB')
  if (!read) return []
  const { emails, phones, address, handles, firstName, lastName, jobTitle, company, website } = read
  const { street, postalCode, city } = address ?? {}
  return factsOf({
    ...Object.fromEntries(
      Object.entries({ firstName, lastName, jobTitle, company, website, street, postalCode, city }).filter(
        ([, value]) => value,
      ),
    ),
    emails: emails.map(({ value }) => value),
    phones: phones.map(({ value }) => value),
    linkedin: handles.find(({ network }) => network === 'linkedin')?.value ?? '',
  })
}

describe('a pasted signature', () => {
  const counted = corpus.map(({ text, expected }) => {
    const [read, wanted] = [readFrom(text), factsOf(expected)]
    const right = read.filter((fact) => wanted.includes(fact))
    return { read, wanted, right, wrong: read.filter((fact) => !wanted.includes(fact)), missed: wanted.filter((fact) => !read.includes(fact)) } // prettier-ignore
  })
  const sum = (of: 'read' | 'wanted' | 'right') => counted.reduce((all, each) => all + each[of].length, 0)

  it('is read rightly: of what is offered at least 98 of 100 are so, of what it says at least 97 of 100 are found', () => {
    const [precision, recall] = [sum('right') / sum('read'), sum('right') / sum('wanted')]
    const mistakes = counted.flatMap(({ wrong, missed }) => [...wrong.map((each) => `+ ${each}`), ...missed.map((each) => `- ${each}`)]) // prettier-ignore
    expect({ precision, recall, mistakes: precision > 0.98 && recall > 0.97 ? [] : mistakes }).toMatchObject({
      mistakes: [],
    })
    expect(corpus.length).toBeGreaterThanOrEqual(40)
  })

  it.each(['firstName', 'lastName', 'company', 'jobTitle', 'emails', 'phones'])(
    'never does badly at one kind: %s',
    (kind) => {
      const only = (facts: readonly string[]) => facts.filter((fact) => fact.startsWith(`${kind}:`)).length
      const total = (of: 'read' | 'wanted' | 'right') => counted.reduce((all, each) => all + only(each[of]), 0)
      expect(total('right') / total('read')).toBeGreaterThan(0.93)
      expect(total('right') / total('wanted')).toBeGreaterThan(0.93)
    },
  )

  it('is nothing else: other text makes nobody', () => {
    expect(noSignatures.map((text) => parseSignature(text, 'en-GB'))).toEqual(noSignatures.map(() => null))
  })

  it('says which number is which', () => {
    const { phones } = parseSignature(corpus[2]!.text, 'de-DE')!
    expect(phones.map(({ label }) => label)).toEqual(['work', 'fax', 'mobile'])
  })
})

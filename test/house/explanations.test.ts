import { describe, expect, test } from 'vitest'
import { explanationsIn, leaves, withoutEnglish } from '../../bin/tools/explanations.ts'
import { sourcesIn } from '../../bin/tools/imports.ts'
import { root } from '../../bin/tools/root.ts'
import { languageCodes } from '../../src/kernel/language.ts'

const english = leaves(explanationsIn('en'))
const models = [...sourcesIn(root, 'src/domains')].filter(
  ([file]) => /\/model\//.test(file) && !file.includes('.test.'),
)

test('the app reads no explanation with its definitions: each can be taken out of their code', () => {
  expect(english.length).toBeGreaterThan(200)
  const left = models.flatMap(([file, code]) => {
    const rest = withoutEnglish(code)
    return english
      .filter((each) => ["'", '"', '`'].some((quote) => rest.includes(`: ${quote}${each}${quote}`)))
      .map((each) => `${file}: ${each}`)
  })
  expect(left).toEqual([])
})

test('what is no explanation of a definition stays in the code', () => {
  const code = `const one = f.text({ label: 'One', help: 'Nobody explains a definition so.', max: 3 })`
  expect(withoutEnglish(code)).toBe(code)
  const known = `const one = f.text({ label: 'One', help: '${english[0]}', max: 3 })`
  expect(withoutEnglish(known)).toBe(`const one = f.text({ label: 'One', max: 3 })`)
})

describe.each(languageCodes.filter((code) => code !== 'en'))('%s', (language) => {
  test('explains what English explains', () => {
    expect(leaves(explanationsIn(language)).length).toBeGreaterThanOrEqual(english.length)
  })
})

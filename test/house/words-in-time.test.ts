import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { wordFolders } from '../../bin/tools/word-lists.ts'
import { root } from '../../bin/tools/root.ts'
import { drawnWith, parts, saidIn, type Part } from './said-by.ts'
import { wordsIn } from './words.ts'

const drawn = drawnWith(root)
const keysOf = (part: Part) =>
  wordFolders(root).flatMap((folder) => Object.keys(wordsIn(root, path.join(folder, part, 'en.json'))))

test('what is drawn is looked at', () => {
  const at = (part: Part) => [...drawn.values()].filter((each) => each === part).length
  expect(at('')).toBeGreaterThan(300)
  expect(at('panels')).toBeGreaterThan(20)
  expect(at('pages')).toBeGreaterThan(80)
  expect(existsSync(path.join(root, 'src/web/words/pages/en.json'))).toBe(true)
})

test.each(parts.slice(1))('words of the part %s are said only where they have been read', (part) => {
  const keys = keysOf(part)
  expect(keys.length).toBeGreaterThan(10)
  const early = [...drawn].filter(([, has]) => parts.indexOf(has) < parts.indexOf(part))
  const said = early.flatMap(([file]) =>
    saidIn(readFileSync(file, 'utf8'), keys).map((key) => `${path.relative(root, file)}: ${key}`),
  )
  expect(said).toEqual([])
})

import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { sourcesIn } from '../../bin/tools/imports.ts'
import { root } from '../../bin/tools/root.ts'

// Arabic reads from the right: a style that says left or right instead of start or end is wrong there.

/** Where left stays left, and why. */
const meant: Record<string, string> = {
  'src/web/list/table.module.css: box-shadow: inset 2px 0 0 var(--info)':
    'its twin for the other direction is below it',
  'src/web/list/table.module.css: box-shadow: inset -2px 0 0 var(--info)': 'that twin: shadows know no start and end',
}

const sides = /^(?:left|right)$|^(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)(?:-|$)/
const corners = /^border-(?:top|bottom)-(?:left|right)-radius$/
const fourSides = /^(?:margin|padding|inset|scroll-margin|scroll-padding|border-(?:width|style|color))$/
const placed = /^(?:text-align|float|clear|background-position|transform-origin|object-position)$/

/** The declarations of a style sheet that say left or right. */
function physicalIn(css: string): string[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '')
  const all = [...plain.matchAll(/([\w-]+)\s*:\s*([^;{}]+)(?=[;}])/g)]
  return all
    .filter(([, name, value]) => isPhysical(name!, value!.trim()))
    .map(([, name, value]) => `${name}: ${value!.trim()}`)
}

function isPhysical(name: string, value: string): boolean {
  if (sides.test(name) || corners.test(name)) return true
  if (placed.test(name)) return /\b(?:left|right)\b/.test(value)
  const [first, second = first, third = first, fourth = second] = partsOf(value)
  if (fourSides.test(name)) return second !== fourth
  if (name === 'border-radius') return first !== second || third !== fourth
  if (name === 'box-shadow') return /(?:^|, |inset )-?[1-9]\d*px /.test(value)
  if (name === 'translate') return !/^0\b/.test(value)
  if (name === 'transform') return /translate(?:X|3d)?\((?!0)/.test(value)
  return /gradient\((?:to (?:left|right)|(?:90|270)deg)/.test(value)
}

/** The values of a shorthand; what stands in brackets is one. */
function partsOf(value: string): string[] {
  return value.match(/(?:[^\s()]|\((?:[^()]|\([^()]*\))*\))+/g) ?? []
}

/** The same in what components say by themselves. */
const physicalStyle =
  /style=\{\{[^}]*\b(?:left|right)\s*:|\b(?:margin|padding|border)(?:Left|Right)\b|textAlign: '(?:left|right)'|\s(?:ml|mr|pl|pr)=[{"]/g

test('styles know start and end, not left and right', () => {
  const sheets = globSync('src/**/*.css', { cwd: root }).map((file) => file.split(path.sep).join('/'))
  expect(sheets.length).toBeGreaterThan(40)
  const found = sheets.flatMap((file) =>
    physicalIn(readFileSync(path.join(root, file), 'utf8')).map((each) => `${file}: ${each}`),
  )
  expect(found.toSorted()).toEqual(Object.keys(meant).toSorted())
})

test('so do styles within components', () => {
  const found = ['src/web', 'src/domains'].flatMap((folder) =>
    [...sourcesIn(root, folder)].flatMap(([file, text]) =>
      file.endsWith('.tsx') ? [...text.matchAll(physicalStyle)].map(([each]) => `${file}: ${each}`) : [],
    ),
  )
  expect(found).toEqual([])
})

test.each([
  ['margin-left: 4px', 'left: 0', 'border-right: 1px solid red', 'border-top-left-radius: 4px', 'text-align: right'],
  ['padding: 0 4px 0 8px', 'inset: 0 auto 0 0', 'border-radius: 4px 0 0 4px', 'box-shadow: inset 2px 0 0 var(--info)'],
  ['transform: translateX(4px)', 'background: linear-gradient(to right, red, blue)', 'translate: 4px'],
])('%s is found', (...lines) => {
  expect(physicalIn(`.a { ${lines.join('; ')} }`)).toEqual(lines)
})

test.each([
  ['margin-inline-start: 4px', 'padding: 4px 8px', 'padding: 4px 8px 2px', 'inset: 0', 'text-align: start'],
  [
    'border-radius: 4px 4px 0 0',
    'box-shadow: 0 1px 2px rgb(0 0 0 / 0.2), inset 0 -2px 0 var(--text)',
    'right-hand: none',
  ],
  [
    'margin: calc(var(--a) + 2px) auto',
    'transform: translateY(4px)',
    'background: linear-gradient(to bottom, red, blue)',
  ],
])('%s is left alone', (...lines) => {
  expect(physicalIn(`.a { ${lines.join('; ')} }`)).toEqual([])
})

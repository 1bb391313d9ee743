import path from 'node:path'
import { expect, test } from 'vitest'
import { sourcesIn } from '../../bin/tools/imports.ts'
import { root } from '../../bin/tools/root.ts'

const kit = [...sourcesIn(root, 'src/web/kit')].filter(([file]) => path.dirname(file) === 'src/web/kit')
const stories = kit.filter(([file]) => file.endsWith('.stories.tsx'))

/** The components of the kit that no story draws. */
function without(told: string): string[] {
  const parts = kit.filter(([file]) => file.endsWith('.tsx') && !file.endsWith('.stories.tsx'))
  const names = parts.flatMap(([, text]) =>
    [...text.matchAll(/^export function ([A-Z]\w*)/gm)].map(([, name]) => name!),
  )
  return names.filter((name) => !new RegExp(`<${name}[\\s>]`).test(told))
}

test('every part of the kit has a story', () => {
  const told = stories.map(([, text]) => text).join('\n')
  expect(without(told)).toEqual([])
  expect(without(told.replaceAll('<Ring', '<'))).toEqual(['Ring'])
})

test('stories are no part of the app', () => {
  const app = [...sourcesIn(root, 'src')].filter(([file]) => !/\.stories\.tsx$|^src\/web\/kit\/stories\//.test(file))
  expect(app.filter(([, text]) => /\.stories\.tsx|kit\/stories\//.test(text)).map(([file]) => file)).toEqual([])
})

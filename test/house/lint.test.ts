import { ESLint } from 'eslint'
import { expect, test } from 'vitest'
import tseslint from 'typescript-eslint'
import { root } from '../../bin/tools/root.ts'

// The planted files do not exist, so the rules that read types are left out.
const eslint = new ESLint({ cwd: root, overrideConfig: tseslint.configs.disableTypeChecked as never })

async function complaints(filePath: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath })
  return result!.messages.map(({ ruleId }) => ruleId ?? 'error')
}

const statement = "export const all = 'SELECT id FROM people'\n"
const html = 'export const Note = () => <div dangerouslySetInnerHTML={{ __html: "x" }} />\n'

test.each([
  ['SQL in a room', 'src/domains/people/server/planted.ts', statement, 'no-restricted-syntax'],
  ['SQL in a template', 'src/web/planted.ts', 'export const all = `DELETE FROM ${name}`\n', 'no-restricted-syntax'],
  ['raw HTML', 'src/web/record/planted.tsx', html, 'no-restricted-syntax'],
  ['an enum', 'src/kernel/planted.ts', 'export enum Stage { Won }\n', 'no-restricted-syntax'],
  ['Node in the browser', 'src/web/planted.ts', 'export const home = process.cwd()\n', 'no-restricted-globals'],
  ['the browser in Node', 'src/platform/planted.ts', 'export const at = window.location\n', 'no-restricted-globals'],
  ['a forgotten console', 'src/platform/planted.ts', "console.log('here')\n", 'no-console'],
  ['code made from text', 'src/platform/planted.ts', "export const run = new Function('return 1')\n", 'no-new-func'],
])('the linter refuses %s', async (_, file, text, rule) => {
  expect(await complaints(file, text)).toContain(rule)
})

test.each([
  ['SQL in the platform', 'src/platform/records/planted.ts', statement],
  ['raw HTML in the one component for it', 'src/web/kit/sanitized-html.tsx', html],
])('the linter lets %s through', async (_, file, text) => {
  expect(await complaints(file, text)).toEqual([])
})

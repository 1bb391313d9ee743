import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../bin/tools/root.ts'

// Every file that is or would be in the repository, whoever owns the folder.
const files = execFileSync(
  'git',
  ['-c', 'safe.directory=*', 'ls-files', '--cached', '--others', '--exclude-standard'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter(Boolean)

const vague = /^(utils?|helpers?|common|misc|shared|managers?|services?|stuff|lib)$/
const named = (file: string) => file.split('/').flatMap((part) => part.split(/[.-]/))

test('no file or folder is named for having no purpose', () => {
  expect(files.length).toBeGreaterThan(50)
  expect(files.filter((file) => named(file).some((word) => vague.test(word)))).toEqual([])
})

test('such a name would be noticed', () => {
  expect(named('src/web/date-utils.ts').some((word) => vague.test(word))).toBe(true)
  expect(named('src/platform/helpers/x.ts').some((word) => vague.test(word))).toBe(true)
})

test('sources are named in kebab-case', () => {
  const sources = files.filter((file) => /^(src|bin|test|packages)\/.*\.(tsx?|cjs|css|sql)$/.test(file))
  expect(sources.filter((file) => !/^[a-z0-9.-]+$/.test(path.basename(file)))).toEqual([])
})

test('nothing that people make on their machines is in the repository', () => {
  const strays = /(^|\/)(node_modules|build|data|coverage|\.farley|\.env|\.DS_Store)(\/|$)|\.log$/
  expect(files.filter((file) => strays.test(file))).toEqual([])
})

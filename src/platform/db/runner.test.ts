import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestWorkspace } from './testing.ts'
import type { Workspace } from './workspace.ts'

let workspace: Workspace
beforeAll(async () => void (workspace = await createTestWorkspace([])))
afterAll(() => workspace.close())

test('a statement answers its rows', async () => {
  expect(await workspace.db.run({ text: 'select $1::int as one', values: [1] })).toEqual([{ one: 1 }])
})

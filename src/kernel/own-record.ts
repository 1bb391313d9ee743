import { f, type Color } from './field.ts'
import type { Language } from './language.ts'
import { keyOfLabel } from './own-field.ts'
import { defineRecord, type RecordDefinition, type RecordLabel } from './record.ts'
import type { MenuGroup } from './sidebar.ts'

/** A kind of record that a company made, as it was designed. */
export interface OwnRecord {
  /** `x_machine`. */
  name: string
  /** `machines`: with it begin its addresses in the API and in the app. */
  plural: string
  label: RecordLabel
  /** What it is called in other languages. */
  words: OwnWords
  icon: string
  color: Color | null
  /** What the field is called that names such a record. */
  titleLabel: string
  /** The key of the choice field that makes the columns of its board; without one it has none. */
  boardBy: string | null
  /** Where it stands in the sidebar. */
  group: MenuGroup
  position: number
  /** The generated name of its table: `x_17`; unknown to the browser. */
  table?: string
}
export type OwnWords = Partial<Record<Language, RecordLabel>>

/** Nothing that Farley ships has a low line in its name, now or later: the two never meet. */
const prefix = 'x_'

/** `machine` as it stands among the records of Farley: `x_machine`. */
export const ownRecordName = (key: string): string => prefix + key
/** Whether a record is one of the company's own, by its name. */
export const isOwnRecordName = (name: string): boolean => name.startsWith(prefix)

/** What stands at the first place of an address of the API or of the app and is no record. */
export const takenPaths: ReadonlySet<string> = new Set([
  ...[
    'audit-log',
    'lead-scores',
    'looks',
    'visit-day',
    'due-visits',
    'lift',
    'our-sender',
    'our-post',
    'inbox',
    'conversation-queues',
    'news-by-mail',
    'unsubscribe',
  ],
  ...[
    'api',
    'ask',
    'assets',
    'attention',
    'backups',
    'begin',
    'bin',
    'brief',
    'care',
    'commissions',
    'forecast',
    'configuration',
    'demo',
    'door-log',
    'duplicates',
    'funnel',
    'events',
    'exports',
  ],
  ...['fields', 'healthz', 'icons', 'import', 'imports', 'jobs', 'join', 'keys', 'me', 'notifications', 'preferences'],
  ...[
    'presence',
    'push-devices',
    'prices',
    'privacy',
    'provisioning',
    'quote',
    'quote-links',
    'readers',
    'readyz',
    'records',
    'recurring-revenue',
    'reset',
    'ring',
    'roles',
    'saml',
    'scim',
    'search',
    'session',
    'settings',
    'share',
    'sharing',
  ],
  ...['sign-in', 'sign-in-providers', 'territory-moves', 'two-steps', 'undo', 'waiting', 'welcome', 'why'],
  ...['book', 'booked', 'next-bookings', 'calling', 'win-loss', 'win-model', 'results'],
  ...['merge-fields', 'write', 'outbox', 'suggestions', 'mail-suggestions'],
])

const keyPattern = /^[a-z][a-zA-Z0-9]{1,39}$/
/** Begins where those stand whose path Farley took for a record of its own later. */
const setAside = /^x[A-Z0-9]/
const reserved = new Set(Object.getOwnPropertyNames(Object.prototype))

/** Whether a key may be given: letters and digits, beginning with a small letter, 2 to 40 of them. */
export const isOwnRecordKey = (key: string): boolean =>
  keyPattern.test(key) && !setAside.test(key) && !reserved.has(key)

/** A key made of a name: `Leased machines` → `leasedMachines`; of nothing usable, what is to stand for it. */
export function recordKeyOf(label: string, taken: ReadonlySet<string>, otherwise: string): string {
  const made = keyOfLabel(label)
  const usable = made !== 'field' && isOwnRecordKey(made)
  return keyOfLabel(usable ? label : otherwise, taken)
}

/** The plural of one whose path is taken by a record that Farley ships: it stands aside. */
export const asidePlural = (plural: string): string => `x${plural[0]!.toUpperCase()}${plural.slice(1)}`

const remembered = 500
const known = new Map<string, RecordDefinition>()

/** A kind of record of a company's own as all that reads definitions knows records; the same one while nothing about it changes. */
export function definitionOfOwn(own: OwnRecord): RecordDefinition {
  const key = JSON.stringify(own)
  const made = known.get(key) ?? defined(own)
  if (known.size >= remembered) known.clear()
  known.set(key, made)
  return made
}

function defined({ name, plural, label, words, icon, color, titleLabel, boardBy, group, position, table }: OwnRecord) {
  return defineRecord({
    name,
    plural,
    label: { ...label },
    icon,
    title: 'name',
    owned: true,
    private: 'owner',
    tagged: true,
    sort: 'name',
    own: { words, color, boardBy, group, position, ...(table && { table }) },
    fields: { name: f.text({ label: titleLabel, required: true, searchable: true, sortable: true, max: 300 }) },
  }) as RecordDefinition
}

/** Stands for every kind of record of a company's own. */
export const anyOwn = definitionOfOwn({
  ...{ name: 'any', plural: ':kind', label: { one: 'record', many: 'records' }, words: {}, icon: '', color: null },
  ...{ titleLabel: 'Name', boardBy: null, group: 'more', position: 0 },
})

/** The icons that a kind of record may have, each of those that Farley shows. */
export const recordIcons = [
  ...['package', 'tool', 'engine', 'truck', 'car', 'ship', 'plane', 'building-factory-2', 'building-warehouse', 'home'],
  ...[
    'door',
    'key',
    'map-pin',
    'file',
    'contract',
    'certificate',
    'shield-check',
    'id',
    'receipt',
    'cash',
    'briefcase',
  ],
  ...['device-desktop', 'device-mobile', 'cpu', 'flask', 'heart', 'stethoscope', 'school', 'ticket', 'calendar-event'],
  ...['paw', 'plant'],
] as const

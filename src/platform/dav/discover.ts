import { attributesIn, hrefsIn, namesIn, textIn, type Told } from './answers.ts'
import { DavFault, type Dav } from './client.ts'

/** Calendars or address books. */
export type DavKind = 'calendar' | 'addressbook'

/** A collection that a server has for somebody. */
export interface Collection {
  url: string
  name: string
  /** As the server says it, mostly `#rrggbb`. */
  color: string | null
}

const kinds = {
  calendar: { namespace: 'urn:ietf:params:xml:ns:caldav', home: 'calendar-home-set', wellKnown: '/.well-known/caldav' },
  addressbook: { namespace: 'urn:ietf:params:xml:ns:carddav', home: 'addressbook-home-set', wellKnown: '/.well-known/carddav' },
} as const // prettier-ignore

/** Finds somebody’s calendars or address books from an address of their server (RFC 6764): there, where the server says, at its root. */
export async function discover(dav: Dav, base: string, kind: DavKind): Promise<Collection[]> {
  const { wellKnown } = kinds[kind]
  const places = [base, new URL(wellKnown, base).href, new URL('/', base).href]
  let why = new DavFault('nothing')
  for (const place of new Set(places)) {
    try {
      const found = await collectionsFrom(dav, place, kind)
      if (found.length > 0) return found
    } catch (error) {
      // Many servers know nothing of the places that others know.
      if (!(error instanceof DavFault) || error.status === null || error.status === 401) throw error
      why = error.status >= 500 ? error : why
    }
  }
  throw why
}

async function collectionsFrom(dav: Dav, place: string, kind: DavKind): Promise<Collection[]> {
  const at = await propsOf(dav, place, kind)
  const own = collectionsIn(at, kind)
  if (own.length > 0) return own
  const homes = homesIn(at, place, kind)
  if (homes.length > 0) return collectionsAt(dav, homes, kind)
  const [principal] = hrefsIn(at[0]?.props.get('current-user-principal'), place)
  if (!principal) return []
  return collectionsAt(dav, homesIn(await propsOf(dav, principal, kind), principal, kind), kind)
}

const homesIn = ([first]: readonly Told[], from: string, kind: DavKind) => hrefsIn(first?.props.get(kinds[kind].home), from) // prettier-ignore

async function collectionsAt(dav: Dav, homes: readonly string[], kind: DavKind): Promise<Collection[]> {
  const found: Collection[] = []
  for (const home of homes) found.push(...collectionsIn((await dav.ask('PROPFIND', home, asking(kind), 1)).told, kind))
  return found
}

const propsOf = async (dav: Dav, url: string, kind: DavKind) => (await dav.ask('PROPFIND', url, asking(kind), 0)).told

const asking = (kind: DavKind) =>
  `<propfind xmlns="DAV:" xmlns:k="${kinds[kind].namespace}" xmlns:a="http://apple.com/ns/ical/"><prop><resourcetype/>` +
  `<displayname/><current-user-principal/><k:${kinds[kind].home}/>` +
  `${kind === 'calendar' ? '<k:supported-calendar-component-set/><a:calendar-color/>' : ''}</prop></propfind>`

function collectionsIn(told: readonly Told[], kind: DavKind): Collection[] {
  return told.flatMap(({ url, props }) => {
    if (!namesIn(props.get('resourcetype')).has(kind)) return []
    const takes = attributesIn(props.get('supported-calendar-component-set'), 'name')
    if (kind === 'calendar' && takes.length > 0 && !takes.includes('VEVENT')) return []
    const folder = decodeURIComponent(new URL(url).pathname.split('/').findLast(Boolean) ?? '')
    const color = /^#[0-9a-f]{6}/i.exec(textIn(props.get('calendar-color')) ?? '')?.[0] ?? null
    return { url, name: (textIn(props.get('displayname')) ?? folder).slice(0, 200), color }
  })
}

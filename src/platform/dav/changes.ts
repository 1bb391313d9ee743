import { namesIn, textIn, type Multistatus } from './answers.ts'
import { DavFault, type Dav } from './client.ts'
import type { DavKind } from './discover.ts'

/** What a collection says of its objects. */
export interface Changes {
  /** Those that are there, by address, each with its tag: all of them, or those that have changed. */
  objects: ReadonlyMap<string, string>
  gone: readonly string[]
  /** Whether these are all there are. */
  isAll: boolean
  /** Null where the server keeps no list of changes. */
  token: string | null
}

const mostRounds = 100

/** What has changed since a token; everything without one, and where the server refuses it. */
export async function changesSince(dav: Dav, url: string, token: string | null): Promise<Changes> {
  try {
    return await listed(dav, url, token)
  } catch (error) {
    if (!isRefused(error)) throw error
  }
  return token === null ? all(dav, url) : changesSince(dav, url, null)
}

/** A token that is not known any more, or a server that keeps no such list. */
const isRefused = (error: unknown) =>
  error instanceof DavFault && error.status !== null && error.status !== 401 && error.status < 500

/** By the list of changes that the server keeps (RFC 6578); it may come in parts. */
async function listed(dav: Dav, url: string, token: string | null): Promise<Changes> {
  const [objects, gone] = [new Map<string, string>(), new Set<string>()]
  let at = token
  for (let round = 0; round < mostRounds; round++) {
    const answer = await dav.ask('REPORT', url, syncFrom(at), 1)
    if (answer.token === null) throw new DavFault('failed', 415)
    for (const [address, tag] of tagsIn(answer, url)) objects.set(address, tag)
    for (const { url: address, status } of answer.told) if (status === 404) gone.add(address)
    const isPart = answer.told.some(({ url: address, status }) => status === 507 && address === url)
    if (!isPart || answer.token === at) return { objects, gone: [...gone].filter((each) => !objects.has(each)), isAll: token === null, token: answer.token } // prettier-ignore
    at = answer.token
  }
  throw new DavFault('failed', 207)
}

const syncFrom = (token: string | null) =>
  `<sync-collection xmlns="DAV:"><sync-token>${escaped(token ?? '')}</sync-token><sync-level>1</sync-level>` +
  '<prop><getetag/><resourcetype/></prop></sync-collection>'

async function all(dav: Dav, url: string): Promise<Changes> {
  const asked = '<propfind xmlns="DAV:"><prop><getetag/><resourcetype/></prop></propfind>'
  return { objects: tagsIn(await dav.ask('PROPFIND', url, asked, 1), url), gone: [], isAll: true, token: null }
}

const tagsIn = ({ told }: Multistatus, of: string) =>
  new Map(
    told.flatMap(({ url, props, status }) => {
      const tag = textIn(props.get('getetag'))
      // What lies on another server is none of this collection’s.
      const isObject =
        url !== of &&
        new URL(url).origin === new URL(of).origin &&
        !namesIn(props.get('resourcetype')).has('collection')
      return tag && isObject && (status === null || status < 300) ? [[url, tag] as const] : []
    }),
  )

const contents = {
  calendar: ['urn:ietf:params:xml:ns:caldav', 'calendar-multiget', 'calendar-data'],
  addressbook: ['urn:ietf:params:xml:ns:carddav', 'addressbook-multiget', 'address-data'],
} as const

/** An object as its server has it now. */
export interface DavObject {
  tag: string
  text: string
}

/** Reads objects of a collection; what is not answered is not there. */
export async function readObjects(dav: Dav, of: string, kind: DavKind, urls: readonly string[]) {
  const [namespace, report, data] = contents[kind]
  const hrefs = urls.map((each) => `<href>${escaped(new URL(each).pathname)}</href>`).join('')
  const body = `<k:${report} xmlns="DAV:" xmlns:k="${namespace}"><prop><getetag/><k:${data}/></prop>${hrefs}</k:${report}>`
  const { told } = await dav.ask('REPORT', of, body, 1)
  const found = told.flatMap(({ url, props }) => {
    const [tag, text] = [textIn(props.get('getetag')), props.get(data)?.textContent]
    return tag && text ? [[url, { tag, text }] as const] : []
  })
  return new Map<string, DavObject>(found)
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

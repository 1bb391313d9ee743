import { DOMParser } from '@xmldom/xmldom'

/** One resource that a server tells of, with the properties it has. */
export interface Told {
  /** Whole, so that it can be asked for as it stands. */
  url: string
  /** Of the resource itself where it says one: 404 for one that is gone. */
  status: number | null
  /** The elements of its properties, by local name. */
  props: ReadonlyMap<string, Element>
}

export interface Multistatus {
  told: Told[]
  /** Where the next list of changes begins. */
  token: string | null
}

const dav = 'DAV:'

/** An answer of WebDAV (RFC 4918); throws where it is none, and where it brings a DTD: entities could name files, or grow without end. */
export function readMultistatus(text: string, from: string): Multistatus {
  const root = rootOf(text)
  if (root.localName !== 'multistatus') throw new Error('no multistatus')
  return {
    told: childrenOf(root, 'response').flatMap((each) => toldIn(each, from) ?? []),
    token: textIn(childrenOf(root, 'sync-token')[0]),
  }
}

function rootOf(text: string): Element {
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Error('a DTD')
  const fail = (message: string) => {
    throw new Error(message)
  }
  const errorHandler = { warning: () => undefined, error: fail, fatalError: fail }
  const root = new DOMParser({ errorHandler }).parseFromString(text, 'text/xml')?.documentElement
  if (!root) throw new Error('no document')
  return root
}

function toldIn(response: Element, from: string): Told | null {
  const url = URL.parse(textIn(childrenOf(response, 'href')[0]) ?? '', from)
  if (!url) return null
  const props = new Map<string, Element>()
  for (const each of childrenOf(response, 'propstat'))
    if (statusIn(each) === 200)
      for (const prop of childrenOf(each, 'prop')) for (const one of elementsOf(prop)) props.set(one.localName, one)
  return { url: url.href, status: statusIn(response), props }
}

/** `HTTP/1.1 404 Not Found` */
function statusIn(element: Element): number | null {
  const code = /^HTTP\/\S+ (\d{3})/.exec(textIn(childrenOf(element, 'status')[0]) ?? '')?.[1]
  return code === undefined ? null : Number(code)
}

const elementsOf = ({ childNodes }: Element): Element[] =>
  Array.from(childNodes).filter((each): each is Element => each.nodeType === 1)

const childrenOf = (element: Element, name: string): Element[] =>
  elementsOf(element).filter((each) => each.localName === name && each.namespaceURI === dav)

/** What stands in an element, without the blanks around it; null where nothing does. */
export const textIn = (element: Element | undefined): string | null => element?.textContent?.trim() || null

/** The addresses that a property holds, each whole. */
export const hrefsIn = (element: Element | undefined, from: string): string[] =>
  (element ? childrenOf(element, 'href') : []).flatMap((each) => URL.parse(textIn(each) ?? '', from)?.href ?? [])

/** The names of the elements beneath one: the types of a resource. */
export const namesIn = (element: Element | undefined): ReadonlySet<string> =>
  new Set((element ? elementsOf(element) : []).map(({ localName }) => localName))

/** The `name` of each element beneath one: which components a calendar takes. */
export const attributesIn = (element: Element | undefined, name: string): string[] =>
  (element ? elementsOf(element) : []).flatMap((each) => each.getAttribute(name) ?? [])

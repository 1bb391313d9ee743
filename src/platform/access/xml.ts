import { DOMParser } from '@xmldom/xmldom'

const longest = 1024 * 1024

/** A document; throws where it is none, and where it brings a DTD: entities could name files, or grow without end. */
export function readXml(text: string): Document {
  if (text.length > longest) throw new Error('too long')
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Error('a DTD')
  const fail = (message: string) => {
    throw new Error(message)
  }
  const errorHandler = { warning: () => undefined, error: fail, fatalError: fail }
  const document = new DOMParser({ errorHandler }).parseFromString(text, 'text/xml')
  if (!document?.documentElement) throw new Error('no document')
  return document
}

/** All elements of that name beneath. */
export const elementsIn = (within: Document | Element, namespace: string, name: string): Element[] =>
  Array.from(within.getElementsByTagNameNS(namespace, name))

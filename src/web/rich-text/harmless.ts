import purify from 'dompurify'

/** What mail carries; everything else is left out, as the server leaves it out. */
const forbidden = [
  'style',
  'form',
  'input',
  'textarea',
  'select',
  'button',
  'video',
  'audio',
  'svg',
  'math',
  'template',
]

/** A page as it may stand in the document: nothing in it runs. */
export function harmless(html: string): DocumentFragment {
  const fragment = purify.sanitize(html, {
    FORBID_TAGS: forbidden,
    FORBID_ATTR: ['id', 'name', 'class'],
    RETURN_DOM_FRAGMENT: true,
  })
  return document.importNode(fragment, true)
}

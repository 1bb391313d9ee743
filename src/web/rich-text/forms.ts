import type Squire from 'squire-rte'

interface Form {
  icon: string
  /** How the path of elements at the caret shows it. */
  tag: string
  on: (squire: Squire) => unknown
  off: (squire: Squire) => unknown
}

/** The forms that words and lines may have. */
export const forms = {
  bold: { icon: 'bold', tag: 'B', on: (squire) => squire.bold(), off: (squire) => squire.removeBold() },
  italic: { icon: 'italic', tag: 'I', on: (squire) => squire.italic(), off: (squire) => squire.removeItalic() },
  underline: { icon: 'underline', tag: 'U', on: (squire) => squire.underline(), off: (squire) => squire.removeUnderline() },
  bullets: { icon: 'list', tag: 'UL', on: (squire) => squire.makeUnorderedList(), off: (squire) => squire.removeList() },
  numbers: { icon: 'list-numbers', tag: 'OL', on: (squire) => squire.makeOrderedList(), off: (squire) => squire.removeList() },
  quote: { icon: 'quote', tag: 'BLOCKQUOTE', on: (squire) => squire.increaseQuoteLevel(), off: (squire) => squire.decreaseQuoteLevel() },
  plain: { icon: 'clear-formatting', tag: '', on: (squire) => squire.removeAllFormatting(), off: () => undefined },
} satisfies Record<string, Form> as Record<FormName, Form> // prettier-ignore

export type FormName = 'bold' | 'italic' | 'underline' | 'bullets' | 'numbers' | 'quote' | 'plain'

/** Those of the words at the caret. */
export function formsAt(squire: Squire): ReadonlySet<FormName> {
  const has = ({ tag }: Form) => tag !== '' && (squire.hasFormat(tag) || new RegExp(`(^|>)${tag}\\b`).test(squire.getPath()))
  return new Set((Object.keys(forms) as FormName[]).filter((name) => has(forms[name])))
} // prettier-ignore

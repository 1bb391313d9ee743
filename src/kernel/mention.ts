/** Somebody named in a text: who, by id, and what they were called when it was written. */
export interface Mention {
  id: string
  name: string
}

const token = /@\[([^[\]\n]{1,200})\]\(([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)/g

/** How a mention stands in a long text: `@[Ada Lovelace](id)`; the id counts, the name is for those who cannot look it up. */
export function mentionToken({ id, name }: Mention): string {
  return `@[${name.replace(/[[\]\n]/g, ' ').slice(0, 200)}](${id})`
}

/** A text in its parts: words as they are, and mentions. */
export function mentionParts(text: string): (string | Mention)[] {
  const parts: (string | Mention)[] = []
  let end = 0
  for (const match of text.matchAll(token)) {
    if (match.index > end) parts.push(text.slice(end, match.index))
    parts.push({ name: match[1]!, id: match[2]! })
    end = match.index + match[0].length
  }
  if (end < text.length) parts.push(text.slice(end))
  return parts
}

/** Who is named in a text, each once. */
export function mentionedIn(text: string): string[] {
  return [...new Set(mentionParts(text).flatMap((part) => (typeof part === 'string' ? [] : part.id)))]
}

/** The text as one reads it aloud: `@Ada Lovelace`. */
export function withoutTokens(text: string): string {
  return text.includes('@[') ? text.replace(token, '@$1') : text
}

/** Its beginning, of about so many characters, with no mention cut in two. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text
  const cut = [...text.matchAll(token)].find(({ index, 0: whole }) => index < length && index + whole.length > length)
  return `${text.slice(0, cut?.index ?? length).trimEnd()}…`
}

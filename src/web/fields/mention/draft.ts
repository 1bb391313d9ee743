import { mentionParts, mentionToken, type Mention } from '../../../kernel/mention.ts'

/** A text while it is written: as one reads it, and where in it somebody is named. */
export interface Draft {
  text: string
  names: readonly Named[]
}
interface Named extends Mention {
  start: number
  end: number
}

/** A stored text, ready to be edited. */
export function draftOf(stored: string): Draft {
  const names: Named[] = []
  let text = ''
  for (const part of mentionParts(stored)) {
    if (typeof part === 'string') text += part
    else {
      names.push({ ...part, start: text.length, end: text.length + part.name.length + 1 })
      text += `@${part.name}`
    }
  }
  return { text, names }
}

/** The text as it is stored. */
export function storedOf({ text, names }: Draft): string {
  let stored = ''
  let end = 0
  for (const name of names) {
    stored += text.slice(end, name.start) + mentionToken(name)
    end = name.end
  }
  return stored + text.slice(end)
}

/** After something was typed, pasted or deleted: names move along; one that was changed is only words from then on. */
export function edited({ text: before, names }: Draft, text: string): Draft {
  let same = 0
  while (same < Math.min(before.length, text.length) && before[same] === text[same]) same++
  let tail = 0
  while (tail < Math.min(before.length, text.length) - same && before.at(-1 - tail) === text.at(-1 - tail)) tail++
  const changedTo = before.length - tail
  const moved = text.length - before.length
  return {
    text,
    names: names.flatMap((name) => {
      if (name.end <= same) return name
      if (name.start >= changedTo) return { ...name, start: name.start + moved, end: name.end + moved }
      return []
    }),
  }
}

/** Puts somebody in the place of what was typed of their name, from `start` to `end`, and a space behind. */
export function named(draft: Draft, start: number, end: number, who: Mention): Draft {
  const name = who.name.replace(/[[\]\n]/g, ' ').slice(0, 200)
  const after = draft.text.slice(end)
  const gap = /^\s/.test(after) ? '' : ' '
  const next = edited(draft, draft.text.slice(0, start) + `@${name}${gap}` + after)
  const kept = next.names.filter((each) => each.end <= start || each.start > start + name.length)
  const fresh = { id: who.id, name, start, end: start + name.length + 1 }
  return { text: next.text, names: [...kept, fresh].sort((one, other) => one.start - other.start) }
}

const begun = /(?:^|[\s(“"„])@([\p{L}\p{N}.'’-]*(?: [\p{L}\p{N}.'’-]*)?)$/u

/** The name that is being typed before the caret; null while none is. */
export function nameBegun({ text, names }: Draft, caret: number): { start: number; query: string } | null {
  const query = begun.exec(text.slice(0, caret))?.[1]
  if (query === undefined || query.length > 40) return null
  const start = caret - query.length - 1
  return names.some((name) => name.start <= start && name.end >= start + 1) ? null : { start, query }
}

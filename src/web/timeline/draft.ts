/** What was begun in the composer of a record and not kept yet. */
export type Draft = Record<string, unknown>

/** Whose draft it is, on which record, of which kind: each has a place of its own on this device. */
export interface DraftPlace {
  user: string
  record: string
  kind: string
}

const keyOf = ({ user, record, kind }: DraftPlace) => `farley.draft.${user}.${record}.${kind}`

/** The draft at a place on this device; null when there is none. */
export function readDraft(place: DraftPlace): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(keyOf(place)) ?? 'null') as Draft | null
    return draft && typeof draft === 'object' ? draft : null
  } catch {
    return null
  }
}

/** Keeps it; a draft without a value is none. */
export function keepDraft(place: DraftPlace, draft: Draft): void {
  const isBegun = Object.values(draft).some((value) => value !== null && value !== '' && value !== undefined)
  if (isBegun) localStorage.setItem(keyOf(place), JSON.stringify(draft))
  else dropDraft(place)
}

export const dropDraft = (place: DraftPlace) => localStorage.removeItem(keyOf(place))

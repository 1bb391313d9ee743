/** What was begun in the composer of a record and not kept yet. */
export interface Draft {
  kind: string
  values: Record<string, unknown>
}

const place = (id: string) => `farley.draft.${id}`

/** The draft of a record on this device; null when there is none. */
export function readDraft(id: string): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(place(id)) ?? 'null') as Draft | null
    return draft && typeof draft.kind === 'string' && typeof draft.values === 'object' ? draft : null
  } catch {
    return null
  }
}

/** Keeps it; a draft without a value is none. */
export function keepDraft(id: string, draft: Draft): void {
  const isBegun = Object.values(draft.values).some((value) => value !== null && value !== '' && value !== undefined)
  if (isBegun) localStorage.setItem(place(id), JSON.stringify(draft))
  else localStorage.removeItem(place(id))
}

export const dropDraft = (id: string) => localStorage.removeItem(place(id))

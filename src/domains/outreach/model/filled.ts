const place = /\{(\w+)(?:\|([^{}]*))?\}/g

/**
 * A prepared text with the names of those it is for in the places that it leaves: {firstName}. What stands behind a bar is
 * said where there is no such name: {company|your company}. A place that is not known stays as it is.
 */
export function filled(text: string, values: Readonly<Record<string, string | null>>): string {
  return text.replace(place, (whole, name: string, otherwise?: string) =>
    Object.hasOwn(values, name) ? values[name] || (otherwise ?? '') : whole,
  )
}

/** The names that the places of a text ask for. */
export const placesIn = (text: string): string[] => [...text.matchAll(place)].map(([, name]) => name!)

/** A prepared text with the names of those it is for in the places that it leaves: {firstName}. A place that is not known stays as it is. */
export function filled(text: string, values: Readonly<Record<string, string | null>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? '') : place,
  )
}

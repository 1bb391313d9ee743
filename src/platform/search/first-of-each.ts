/** The list without what comes a second time under the same id. */
export function firstOfEach<T extends { id: string }>(list: readonly T[]): T[] {
  const seen = new Set<string>()
  return list.filter(({ id }) => !seen.has(id) && seen.add(id))
}

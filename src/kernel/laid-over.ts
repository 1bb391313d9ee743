/** Words as a file carries them: texts by their path. */
export interface WordTree {
  [key: string]: string | WordTree
}

/** One tree of words with another laid over it: two rooms may have words for one record. */
export function laidOver(one: WordTree, other: WordTree): WordTree {
  const both = { ...one }
  for (const [key, value] of Object.entries(other)) {
    const known = both[key]
    both[key] = typeof known === 'object' && typeof value === 'object' ? laidOver(known, value) : value
  }
  return both
}

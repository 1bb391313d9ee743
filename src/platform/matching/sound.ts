const steps: readonly (readonly [RegExp, string])[] = [
  [/chr/g, 'kr'],
  [/schtsch|shch|szcz|tsch|tch|sch|sh|zh|ch|cz|sz|rz|ts|tz|dz/g, 's'],
  [/ph/g, 'f'],
  [/c(?=[eiy])|z/g, 's'],
  [/ks/g, 'x'],
  [/[ckqg]/g, 'k'],
  [/x/g, 'ks'],
  [/[vw]/g, 'f'],
  [/[d]/g, 't'],
  [/[b]/g, 'p'],
  [/^[aeiouyj]+/, 'a'],
  [/(?!^)[aeiouyjh]/g, ''],
  [/(.)\1+/g, '$1'],
]

/**
 * How a word sounds in most languages of Europe, as a skeleton of consonants: `Schukow`, `Zhukov` and `Žukov` alike.
 * Coarse on purpose: it gathers who may be the same, and never decides.
 */
export function soundOf(plain: string): string {
  return steps.reduce((text, [from, to]) => text.replace(from, to), plain)
}

const particles = new Set(
  'van von de der den del della di da das do dos du la le los las ter ten zu zum zur af av bin ibn al el'.split(' '),
)
const titles = /^(?:(?:mr|mrs|ms|miss|dr|prof|herr|frau|mme|mlle|sr|sra|sig|ing|dipl)\.?\s+)+/i

/** Splits a whole name into first and last: at the comma, else before the last word and the particles in front of it. */
export function splitName(name: string): { firstName: string | null; lastName: string | null } {
  const plain = name.trim().replace(/\s+/g, ' ')
  const [last, first] = plain.split(/, ?/, 2)
  if (first) return { firstName: first, lastName: last! }
  const words = plain.replace(titles, '').split(' ')
  if (words.length === 1) return { firstName: null, lastName: words[0] || null }
  let at = words.length - 1
  while (at > 1 && particles.has(words[at - 1]!.toLowerCase())) at--
  return { firstName: words.slice(0, at).join(' '), lastName: words.slice(at).join(' ') }
}

/** A text as a constant of SQL in which none of its own letters stands, only their numbers: for an index, which takes no values. */
export function literal(text: string): string {
  const letters = Array.from(text, (letter) => `\\+${letter.codePointAt(0)!.toString(16).padStart(6, '0')}`)
  return `U&'${letters.join('')}'`
}

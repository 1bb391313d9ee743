/** What a message says anew, and what stands beneath it of those before and of its sender. */
export interface Said {
  text: string
  signature: string
  quoted: string
}

/** A line after which the message before stands, in the languages that its programs write. */
const openers = [
  /^>/,
  /^-{2,}\s*(original message|ursprüngliche nachricht|forwarded message|weitergeleitete nachricht|الرسالة الأصلية)\s*-{2,}$/i,
  /^on .{5,200} wrote:$/i,
  /^am .{5,200} schrieb .{0,120}:$/i,
  /^le .{5,200} a écrit\s?:$/i,
  /^el .{5,200} escribió:$/i,
  /^.{0,10}في .{5,200} كتب.{0,120}:$/,
]
/** As Outlook quotes: a head of lines. */
const heads = /^(from|von|de|من):\s.+/i
const headFollows = /^(sent|gesendet|date|datum|envoyé|enviado|to|an|إلى|أُرسلت):\s.+/i

/** Tells apart what a message says anew from what it quotes and from the signature (`-- ` on a line of its own). */
export function saidIn(text: string): Said {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const begins = quoteAt(lines)
  const own = lines.slice(0, begins)
  const mark = own.lastIndexOf('-- ') === -1 ? own.lastIndexOf('--') : own.lastIndexOf('-- ')
  const ends = mark === -1 ? own.length : mark
  const joined = (some: readonly string[]) => some.join('\n').trim()
  return { text: joined(own.slice(0, ends)), signature: joined(own.slice(ends + 1)), quoted: joined(lines.slice(begins)) }
} // prettier-ignore

/** Where what is quoted begins and nothing new comes after it; answers between quoted lines are all new. */
function quoteAt(lines: readonly string[]): number {
  for (let at = 0; at < lines.length; at++) {
    if (!opens(lines, at)) continue
    if (!lines[at]!.startsWith('>') || lines.slice(at).every((line) => line.startsWith('>') || line.trim() === '')) return at
  }
  return lines.length
} // prettier-ignore

function opens(lines: readonly string[], at: number): boolean {
  const line = lines[at]!.trim()
  if (openers.some((each) => each.test(line))) return true
  // Where it is long, the line before a quote is broken in two.
  const next = lines[at + 1]?.trim() ?? ''
  if (/^(on|am|le|el) /i.test(line) && openers.slice(2).some((each) => each.test(`${line} ${next}`))) return true
  return heads.test(line) && headFollows.test(next)
}

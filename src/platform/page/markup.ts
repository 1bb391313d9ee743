/** Text that is HTML already. */
export interface Markup {
  html: string
}
type Piece = Markup | string | number | readonly Markup[]

/** HTML in which everything that is put into it is text, unless it was made in this way itself. */
export const markup = (texts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup => ({
  html: texts.map((text, at) => text + (at < pieces.length ? written(pieces[at]!) : '')).join(''),
})

function written(piece: Piece): string {
  if (typeof piece === 'string' || typeof piece === 'number') return escaped(String(piece))
  return 'html' in piece ? piece.html : piece.map(({ html }) => html).join('')
}

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (letter) => named[letter]!)

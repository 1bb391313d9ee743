import { languages, type Language } from '../../kernel/language.ts'
import { markup, type Markup } from '../page/markup.ts'

/** A piece of a mail, from which its page and its text are both drawn. */
export type Piece =
  | { heading: string }
  | { words: string }
  /** What the mail is about: names and values. */
  | { facts: readonly (readonly [name: string, value: string])[] }
  /** The one thing to do. */
  | { button: string; to: string }
  | { link: string; to: string; under?: string }
  /** Why it came, and the like. */
  | { small: string; to?: string }

/** A mail's page and its text, as its reader's language runs. */
export function drawn(language: Language, pieces: readonly Piece[]): { html: string; text: string } {
  const { direction } = languages[language]
  const page = markup`<div lang="${language}" dir="${direction}" style="max-width:34rem;margin:0 auto;font:16px/1.5 system-ui,sans-serif">${pieces.map(asMarkup)}</div>`
  return { html: page.html, text: pieces.map(asText).join('\n\n') }
}

const line = 'margin:0 0 1em;white-space:pre-line;overflow-wrap:anywhere'
const pressed = 'display:inline-block;padding:.6em 1.4em;border-radius:6px;background:#1f5fbf;color:#fff;font-weight:600;text-decoration:none' // prettier-ignore

function asMarkup(piece: Piece): Markup {
  if ('heading' in piece) return markup`<h1 dir="auto" style="margin:0 0 .6em;font-size:1.3em;line-height:1.3">${piece.heading}</h1>`
  if ('words' in piece) return markup`<p dir="auto" style="${line}">${piece.words}</p>`
  if ('facts' in piece)
    return markup`<table role="presentation" style="margin:0 0 1em;border-collapse:collapse">${piece.facts.map(([name, value]) => markup`<tr><th align="start" style="padding:.15em 0;padding-inline-end:1em;vertical-align:top;text-align:start">${name}</th><td dir="auto" style="padding:.15em 0;overflow-wrap:anywhere">${value}</td></tr>`)}</table>`
  if ('button' in piece) return markup`<p style="${line}"><a href="${piece.to}" style="${pressed}">${piece.button}</a></p>`
  if ('link' in piece)
    return markup`<p dir="auto" style="${line}"><a href="${piece.to}" style="color:#1f5fbf">${piece.link}</a>${piece.under ? [markup`<br>${piece.under}`] : []}</p>`
  return markup`<p dir="auto" style="margin:1.5em 0 0;font-size:.85em;opacity:.8">${piece.to ? markup`<a href="${piece.to}" style="color:inherit">${piece.small}</a>` : piece.small}</p>`
} // prettier-ignore

/** An address stands by itself on a line, where every program makes a link of it. */
function asText(piece: Piece): string {
  if ('heading' in piece) return piece.heading
  if ('words' in piece) return piece.words
  if ('facts' in piece) return piece.facts.map(([name, value]) => `${name}: ${value}`).join('\n')
  if ('button' in piece) return `${piece.button}:\n${piece.to}`
  if ('link' in piece) return [piece.link, piece.under, piece.to].filter(Boolean).join('\n')
  return piece.to ? `${piece.small}:\n${piece.to}` : piece.small
}

/** One contact as columns and what stands in them. */
export type Card = Readonly<Record<string, string>>

interface Line {
  group: string
  name: string
  params: ReadonlyMap<string, string[]>
  value: string
}

/** The columns of a card that come once, in the order in which they stand. */
const single = ['Full name', 'Name prefix', 'First name', 'Last name', 'Organization', 'Job title', 'Birthday', 'Website', 'Categories', 'Language', 'Note'] as const // prettier-ignore

const addressParts = ['street', 'city', 'region', 'postal code', 'country'] as const
const postOffice = 0
const beside = 1

/** How many addresses and numbers of a contact are read; who has more has them elsewhere. */
const most = 9

/** All columns that cards can have, in order: `E-mail 1`, `E-mail 1 type`, `Address 1 city`. */
export const cardColumns: readonly string[] = [
  ...single,
  ...numbered((at) => [`E-mail ${at}`, `E-mail ${at} type`]),
  ...numbered((at) => [`Phone ${at}`, `Phone ${at} type`]),
  ...numbered((at) => [...addressParts.map((part) => `Address ${at} ${part}`), `Address ${at} type`]),
]

function numbered(names: (at: number) => string[]): string[] {
  return Array.from({ length: most }, (_, index) => names(index + 1)).flat()
}

/** Whether a text begins as a file of vCards does. */
export const isCards = (start: string): boolean => /^\uFEFF?\s*BEGIN:VCARD\s/i.test(start)

/**
 * Reads vCards (RFC 6350 and 2426, and 2.1 as phones still write it) line by line: give it every line of a file; it answers
 * a card where one ends. Pictures, sounds and keys are left out.
 */
export function cardReader(): (line: string) => Card | null {
  let lines: Line[] | null = null
  let open = ''
  const keep = () => {
    const line = open === '' ? null : lineOf(open)
    open = ''
    if (line) lines?.push(line)
  }
  return (raw) => {
    if (/^[ \t]/.test(raw) && open !== '') {
      open += raw.slice(1)
      return null
    }
    // Version 2.1 goes on after an equals sign, too.
    if (isQuoted(open) && open.endsWith('=')) {
      open = open.slice(0, -1) + raw
      return null
    }
    keep()
    if (/^BEGIN:VCARD\s*$/i.test(raw)) lines = []
    else if (/^END:VCARD\s*$/i.test(raw) && lines) {
      const card = cardOf(lines)
      lines = null
      return card
    } else if (lines) open = raw
    return null
  }
}

const isQuoted = (line: string) => /^[^:]*;\s*(ENCODING=)?QUOTED-PRINTABLE/i.test(line)

/** `item1.EMAIL;TYPE=work,pref:ada@a.example`, taken apart; null where it is none. */
function lineOf(text: string): Line | null {
  const head = /^(?:([\w-]+)\.)?([\w-]+)((?:;(?:"[^"]*"|[^:"])*)?):/.exec(text)
  if (!head) return null
  const [all, group = '', name = '', given = ''] = head
  const params = paramsOf(given)
  const encoding = params.get('ENCODING')?.[0]?.toUpperCase()
  if (encoding === 'B' || encoding === 'BASE64') return null
  const value = text.slice(all.length)
  const charset = params.get('CHARSET')?.[0]
  return {
    ...{ group: group.toLowerCase(), name: name.toUpperCase(), params },
    value: encoding === 'QUOTED-PRINTABLE' ? unquoted(value, charset) : value,
  }
}

/** Version 2.1 names a type without saying that it is one: `TEL;CELL;PREF:`. */
function paramsOf(text: string): Map<string, string[]> {
  const params = new Map<string, string[]>()
  for (const part of text.match(/;(?:"[^"]*"|[^;"])*/g) ?? []) {
    const [, name = '', value = ''] = /^;\s*(?:([\w-]+)=)?(.*)$/s.exec(part)!
    const isEncoding = name === '' && /^(QUOTED-PRINTABLE|BASE64)$/i.test(value)
    const key = name ? name.toUpperCase() : isEncoding ? 'ENCODING' : 'TYPE'
    const values = value.replaceAll('"', '').split(',').map((each) => each.trim()) // prettier-ignore
    params.set(key, [...(params.get(key) ?? []), ...values])
  }
  return params
}

function unquoted(text: string, charset = 'utf-8'): string {
  const bytes: number[] = []
  const plain = text.replace(/=\r?\n?$/, '')
  for (let at = 0; at < plain.length; at++) {
    const hex = plain[at] === '=' ? /^[\dA-F]{2}/i.exec(plain.slice(at + 1, at + 3))?.[0] : undefined
    if (hex) at += 2
    bytes.push(...(hex ? [Number.parseInt(hex, 16)] : new TextEncoder().encode(plain[at])))
  }
  return decoder(charset).decode(Uint8Array.from(bytes))
}

function decoder(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset)
  } catch {
    return new TextDecoder()
  }
}

function cardOf(lines: readonly Line[]): Card {
  const card: Record<string, string> = {}
  const give = (column: string, text: string | undefined) => {
    if (text?.trim() && card[column] === undefined) card[column] = text.trim()
  }
  const first = (name: string) => lines.find((line) => line.name === name)
  const [last, given, , prefix] = piecesOf(first('N')?.value ?? '')
  give('Full name', plain(first('FN')?.value ?? ''))
  give('Name prefix', prefix)
  give('First name', given)
  give('Last name', last)
  give('Organization', piecesOf(first('ORG')?.value ?? '')[0])
  give('Job title', plain((first('TITLE') ?? first('ROLE'))?.value ?? ''))
  give('Birthday', dayOf(first('BDAY')?.value ?? ''))
  give('Website', plain(first('URL')?.value ?? ''))
  give('Categories', lines.filter(({ name }) => name === 'CATEGORIES').map(({ value }) => piecesOf(value, ',').join(', ')).join(', ')) // prettier-ignore
  give('Language', plain(first('LANG')?.value ?? ''))
  give('Note', lines.filter(({ name }) => name === 'NOTE').map(({ value }) => plain(value)).join('\n')) // prettier-ignore
  several(lines, 'EMAIL', 'E-mail', (line, column) => give(column, plain(line.value).replace(/^mailto:/i, '')), give)
  several(lines, 'TEL', 'Phone', (line, column) => give(column, plain(line.value).replace(/^tel:/i, '')), give)
  several(lines, 'ADR', 'Address', giveAddress(give), give)
  return card
}

type Give = (column: string, text: string | undefined) => void

/** The lines of one kind in their order, the preferred one first. */
function several(lines: readonly Line[], name: string, label: string, put: (line: Line, column: string) => void, give: Give) {
  const own = lines.filter((line) => line.name === name && line.value.replaceAll(/[;\s]/g, '') !== '')
  const ranked = own.toSorted((one, other) => Number(isPreferred(other)) - Number(isPreferred(one)))
  for (const [index, line] of ranked.slice(0, most).entries()) {
    put(line, `${label} ${index + 1}`)
    give(`${label} ${index + 1} type`, typeOf(line, lines))
  }
} // prettier-ignore

const giveAddress =
  (give: Give) =>
  ({ value }: Line, column: string) => {
    const pieces = piecesOf(value)
    const [street, city, region, postalCode, country] = pieces.slice(2)
    give(`${column} street`, [pieces[postOffice], pieces[beside], street].filter(Boolean).join(', '))
    for (const [part, text] of Object.entries({ city, region, 'postal code': postalCode, country }))
      give(`${column} ${part}`, text)
  }

const isPreferred = ({ params }: Line) =>
  params.has('PREF') || (params.get('TYPE') ?? []).some((type) => type.toUpperCase() === 'PREF')

const unsaid = new Set(['PREF', 'INTERNET', 'VOICE', 'OTHER', 'X-INTERNET', 'MSG', 'TEXT'])
const said: Readonly<Record<string, string>> = { CELL: 'Mobile', WORK: 'Work', HOME: 'Home', FAX: 'Fax', MAIN: 'Main', PAGER: 'Pager' } // prettier-ignore

/** `Work`, `Mobile`, or the label that somebody gave, which Apple keeps in a line beside: `item1.X-ABLabel:_$!<Home>!$_`. */
function typeOf({ group, params }: Line, lines: readonly Line[]): string | undefined {
  const label = group && lines.find((line) => line.name === 'X-ABLABEL' && line.group === group)?.value
  if (label) return plain(label).replace(/^_\$!<(.*)>!\$_$/, '$1')
  const types = (params.get('TYPE') ?? []).map((type) => type.toUpperCase()).filter((type) => !unsaid.has(type))
  // A fax or mobile at work is a fax or mobile first.
  const telling = types.find((type) => type === 'FAX' || type === 'CELL') ?? types[0]
  return telling && (said[telling] ?? telling[0] + telling.slice(1).toLowerCase())
}

/** The pieces of a value between semicolons that are not escaped. */
function piecesOf(text: string, between: ';' | ',' = ';'): string[] {
  const pieces = text.match(between === ';' ? /(?:\\.|[^;\\])+|(?<=^|;)(?=;|$)/gs : /(?:\\.|[^,\\])+/gs)
  return (pieces ?? []).map((piece) => plain(piece).trim())
}

const plain = (text: string) =>
  text.replace(/\\(.)/gs, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign))

/** A birthday as 1985-04-12; undefined where the year is not said. */
function dayOf(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})/.exec(text.trim()) ?? []
  return year && `${year}-${month}-${day}`
}

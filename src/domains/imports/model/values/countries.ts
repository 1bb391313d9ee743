import { fold } from '../../../../kernel/fold.ts'

const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'sv', 'da', 'nb', 'pl', 'cs', 'fi', 'ja']
/** What names leave out: short forms, old names, and the letters on cars that German-speaking lists use. */
const others: Record<string, string> = {
  uk: 'GB', 'great britain': 'GB', england: 'GB', scotland: 'GB', wales: 'GB', usa: 'US', 'united states of america': 'US',
  'u s a': 'US', 'u s': 'US', america: 'US', 'the netherlands': 'NL', holland: 'NL', 'czech republic': 'CZ', 'south korea': 'KR',
  'republic of korea': 'KR', 'korea republic of': 'KR', 'russian federation': 'RU', 'viet nam': 'VN', turkey: 'TR', uae: 'AE',
  'ivory coast': 'CI', brasil: 'BR', 'republic of ireland': 'IE', macedonia: 'MK', swaziland: 'SZ', burma: 'MM',
  d: 'DE', a: 'AT', f: 'FR', i: 'IT', e: 'ES', b: 'BE', s: 'SE', n: 'NO', p: 'PT', l: 'LU', h: 'HU', fl: 'LI',
} // prettier-ignore
/** Names that most people mean one country by, though there are two: to be confirmed. */
const probably: Record<string, string> = { korea: 'South Korea', ireland: 'Ireland', congo: 'Congo - Kinshasa' }

const codes = new Map<string, string>()
const english = new Map<string, string>()
gather()

function gather(): void {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const all = letters.flatMap((one) => letters.map((other) => one + other))
  const old = new Set(['AN', 'BU', 'CS', 'DD', 'FX', 'NH', 'NQ', 'NT', 'QO', 'QU', 'EU', 'EZ', 'SU', 'TP', 'UN', 'VD', 'XA', 'XB', 'YD', 'YU', 'ZR', 'ZZ', 'UK', 'AC', 'CP', 'DG', 'EA', 'IC', 'TA']) // prettier-ignore
  for (const language of languages) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
    for (const code of all) {
      const name = old.has(code) ? undefined : names.of(code)
      if (!name) continue
      codes.set(code.toLowerCase(), code)
      if (!codes.has(fold(name))) codes.set(fold(name), code)
      if (language === 'en') english.set(name, code)
    }
  }
  for (const [name, code] of Object.entries(others)) codes.set(name, code)
}

/** The ISO code of a country given as code, by its name in a language of exports, or by a short form; undefined when it is none. */
export function countryCode(text: string): string | undefined {
  return codes.get(fold(text))
}

/** Countries' English names, to choose and to compare misspelt ones with. */
export function countryNames(): string[] {
  return [...english.keys()]
}

/** What a name that may mean two countries means for most. */
export function likelyCountry(text: string): string | undefined {
  return probably[fold(text)]
}

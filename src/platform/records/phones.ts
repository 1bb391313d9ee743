import { Metadata, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max'

/** A number in E.164, read as dialled in that country; null when it is not understood. */
export function normalPhone(value: string, country: string): string | null {
  return plainPhone(value, country) ?? readPhone(value, country)
}

/** The same, always by the book. */
export function readPhone(value: string, country: string): string | null {
  const number = parsePhoneNumberFromString(value.replace(/^tel:/i, ''), country as CountryCode)
  return number?.isPossible() ? number.number : null
}

/** What numbers of one calling code look like, as far as all its countries agree. */
interface Plan {
  code: string
  lengths: ReadonlySet<number>
  /** What is dialled before a number within the country, and what whole numbers look like; null where that is not simple. */
  within: { prefix: string; pattern: RegExp } | null
  prefix: RegExp | null
}

const signs = /[ ().-]+/g

/** A number whose form leaves no choice, at a twentieth of the cost; null for all others, which says nothing about them. */
function plainPhone(value: string, country: string): string | null {
  const text = value.replace(signs, '')
  if (!/^(?:\+[1-9]|0[1-9])\d{5,14}$/.test(text) || !/^[+(\d].*\d$/.test(value)) return null
  const isAbroad = text[0] === '+'
  const plan = isAbroad ? planAbroad(text) : planWithin(country)
  if (!plan) return null
  const number = isAbroad ? text.slice(plan.code.length + 1) : withoutPrefix(text, plan)
  if (!number || plan.prefix?.test(number) || !plan.lengths.has(number.length)) return null
  return `+${plan.code}${number}`
}

function withoutPrefix(text: string, { within }: Plan): string | null {
  const isSure = within && text.startsWith(within.prefix) && !within.pattern.test(text)
  return isSure ? text.slice(within.prefix.length) : null
}

/** As the metadata has them; the library's types leave most of it out. */
interface Numbering {
  countryCallingCodes(): Record<string, string[]>
  selectNumberingPlan(of: string): void
  numberingPlan: {
    callingCode(): string
    possibleLengths(): number[]
    nationalNumberPattern(): string
    nationalPrefix(): string | undefined
    nationalPrefixForParsing(): string | undefined
    IDDPrefix(): string
  }
}

const metadata = new Metadata() as unknown as Numbering
const abroad = new Map<string, Plan | null>()
const within = new Map<string, Plan | null>()

function planAbroad(text: string): Plan | null {
  for (const length of [1, 2, 3]) {
    const code = text.slice(1, 1 + length)
    if (!(code in metadata.countryCallingCodes())) continue
    const known = abroad.get(code)
    if (known !== undefined) return known
    const plan = planOf(code)
    abroad.set(code, plan)
    return plan
  }
  return null
}

function planWithin(country: string): Plan | null {
  const known = within.get(country)
  if (known !== undefined) return known
  const code = Object.entries(metadata.countryCallingCodes()).find(([, countries]) => countries[0] === country)?.[0]
  const plan = code === undefined ? null : planOf(code)
  within.set(country, plan?.within ? plan : null)
  return within.get(country)!
}

function planOf(code: string): Plan | null {
  const countries = metadata.countryCallingCodes()[code]!
  if (countries.includes('001')) return null
  const lengths = countries.map((country) => {
    metadata.selectNumberingPlan(country)
    return new Set(metadata.numberingPlan.possibleLengths())
  })
  metadata.selectNumberingPlan(countries[0]!)
  const { numberingPlan } = metadata
  const parsed = numberingPlan.nationalPrefixForParsing()
  const isSimple = parsed !== undefined && parsed === numberingPlan.nationalPrefix() && /^(?:00|011)$/.test(numberingPlan.IDDPrefix()) // prettier-ignore
  return {
    code,
    lengths: lengths.reduce((one, other) => one.intersection(other)),
    within: isSimple ? { prefix: parsed, pattern: new RegExp(`^(?:${numberingPlan.nationalNumberPattern()})$`) } : null,
    prefix: parsed ? new RegExp(`^(?:${parsed})`) : null,
  }
}

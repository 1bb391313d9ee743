import type { Address, Contact } from '../../../kernel/field.ts'
import { isTimeZone } from '../../../kernel/time.ts'

/** Where somebody is, as far as their addresses and numbers say. */
export interface Place {
  city: string | null
  country: string | null
}

/** Calling codes that one country alone has; the longest that fits counts. */
const callingCodes: Readonly<Record<string, string>> = Object.fromEntries(
  `20EG 27ZA 30GR 31NL 32BE 33FR 34ES 36HU 39IT 40RO 41CH 43AT 45DK 46SE 48PL 49DE 51PE 53CU 54AR 57CO 60MY 63PH 64NZ
  65SG 66TH 81JP 82KR 84VN 86CN 90TR 91IN 92PK 93AF 94LK 95MM 98IR 212MA 213DZ 216TN 218LY 221SN 225CI 233GH 234NG 237CM
  251ET 254KE 255TZ 256UG 260ZM 263ZW 351PT 352LU 353IE 354IS 355AL 356MT 357CY 359BG 370LT 371LV 372EE 373MD 374AM 375BY
  376AD 377MC 378SM 380UA 381RS 382ME 385HR 386SI 387BA 389MK 420CZ 421SK 423LI 502GT 503SV 504HN 505NI 506CR 507PA 591BO
  593EC 595PY 598UY 852HK 853MO 855KH 856LA 880BD 886TW 960MV 961LB 962JO 963SY 964IQ 965KW 966SA 967YE 968OM 970PS 971AE
  972IL 973BH 974QA 975BT 976MN 977NP 992TJ 993TM 994AZ 995GE 996KG 998UZ`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, -2), entry.slice(-2)]),
)

/** The place of the first address, else the country of the first number. */
export function placeOf(
  addresses: readonly Address[] | null | undefined,
  phones: readonly Contact[] | null | undefined,
): Place | null {
  const address = addresses?.find(({ primary }) => primary) ?? addresses?.[0]
  if (address?.country || address?.city) return { city: address.city, country: address.country }
  const country = phones?.map(({ normal }) => countryOf(normal)).find((each) => each !== null)
  return country ? { city: null, country } : null
}

function countryOf(normal: string | null): string | null {
  const digits = normal?.startsWith('+') ? normal.slice(1) : ''
  for (const length of [3, 2]) if (callingCodes[digits.slice(0, length)]) return callingCodes[digits.slice(0, length)]!
  return null
}

type Zones = Intl.Locale & { getTimeZones?: () => string[] | undefined; timeZones?: string[] }

/** The time zone of a place; null where its country has several hours and its city names none of them. */
export function zoneOf({ city, country }: Place, at = new Date()): string | null {
  if (!country || !/^[A-Za-z]{2}$/.test(country)) return null
  const region = new Intl.Locale(`und-${country}`) as Zones
  const zones = (region.getTimeZones?.() ?? region.timeZones ?? []).filter(isTimeZone)
  const named = zones.find((zone) => city && zone.split('/').at(-1)!.replaceAll('_', ' ') === city)
  if (named) return named
  const hours = new Set(zones.map((zone) => hourIn(zone, at)))
  return hours.size === 1 ? zones[0]! : null
}

const hourIn = (timeZone: string, at: Date) =>
  new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', minute: 'numeric', hourCycle: 'h23', day: 'numeric' }).format(at) // prettier-ignore

const euro = 'AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK AD MC SM VA ME XK'
const others =
  'AE:AED AR:ARS AU:AUD BA:BAM BD:BDT BH:BHD BR:BRL CA:CAD CH:CHF CL:CLP CN:CNY CO:COP CR:CRC CZ:CZK DK:DKK DO:DOP ' +
  'DZ:DZD EG:EGP GB:GBP GE:GEL GH:GHS GL:DKK GT:GTQ HK:HKD HU:HUF ID:IDR IL:ILS IN:INR IQ:IQD IS:ISK JO:JOD JP:JPY ' +
  'KE:KES KR:KRW KW:KWD KZ:KZT LB:LBP LI:CHF LK:LKR MA:MAD MD:MDL MK:MKD MX:MXN MY:MYR NG:NGN NO:NOK NP:NPR NZ:NZD ' +
  'OM:OMR PE:PEN PH:PHP PK:PKR PL:PLN PY:PYG QA:QAR RO:RON RS:RSD RU:RUB SA:SAR SE:SEK SG:SGD TH:THB TN:TND TR:TRY ' +
  'TW:TWD TZ:TZS UA:UAH UG:UGX US:USD UY:UYU UZ:UZS VN:VND ZA:ZAR EC:USD SV:USD PR:USD PA:USD'

const known = new Map([
  ...euro.split(' ').map((country) => [country, 'EUR'] as const),
  ...others.split(' ').map((pair) => pair.split(':') as [string, string]),
])

/** The currency that a country pays in (ISO 4217); undefined for those that are not listed. */
export const currencyOf = (country: string): string | undefined => known.get(country)

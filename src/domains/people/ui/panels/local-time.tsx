import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Address, Contact } from '../../../../kernel/field.ts'
import { isTimeZone } from '../../../../kernel/time.ts'
import type { Row } from '../../../../web/api/answers.ts'
import { recordQuery } from '../../../../web/api/use-record.ts'
import { currentLocale } from '../../../../web/words/format.ts'
import { Reading } from '../../../../web/app/reading.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { company } from '../../model/index.ts'
import { placeOf, zoneOf } from '../place-of.ts'

const minuteMs = 60_000

/** Where somebody is and what time it is there, by their own address, their company's, or their number. */
export default function LocalTime({ row }: { row: Row }) {
  const t = useWords()
  const now = useNow()
  const at = (row.company as string | null | undefined) ?? null
  const own = placeOf(row.addresses as Address[] | null, at ? null : (row.phones as Contact[] | null))
  const { data, isLoading } = useQuery({ ...recordQuery(company, at ?? ''), enabled: at !== null && own === null })
  if (isLoading) return <Reading />
  const theirs = data ? placeOf(data.data.addresses, data.data.phones) : null
  const place = own ?? theirs ?? placeOf(null, row.phones as Contact[] | null)
  const said = typeof row.timeZone === 'string' && isTimeZone(row.timeZone) ? row.timeZone : null
  const zone = said ?? (place && zoneOf(place, now))
  const where = place?.city ?? (place?.country ? countryName(place.country) : null)
  if (!where && !zone) return null
  if (!zone) return <span>{where}</span>
  const time = new Intl.DateTimeFormat(currentLocale(), { timeZone: zone, timeStyle: 'short' }).format(now)
  return <span title={zone}>{where ? t('people.timeThere', { where, time }) : t('people.timeTheirs', { time })}</span>
}

function countryName(country: string): string {
  try {
    return new Intl.DisplayNames([currentLocale()], { type: 'region' }).of(country) ?? country
  } catch {
    return country
  }
}

/** The present minute. */
function useNow(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), minuteMs / 2)
    return () => clearInterval(timer)
  }, [])
  return now
}

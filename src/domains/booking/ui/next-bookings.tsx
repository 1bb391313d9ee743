import { useQuery } from '@tanstack/react-query'
import { keys } from '../../../web/api/keys.ts'
import { request } from '../../../web/api/request.ts'
import { RecordLink } from '../../../web/fields/record-link.tsx'
import { Part, Rows, SettingsRow } from '../../../web/settings/part.tsx'
import { formatMoment } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { meeting } from '../../activities/model/index.ts'

interface NextBooking {
  meeting: string
  title: string
  startsAt: string
}

const nextBookings = {
  queryKey: keys.aggregate(meeting.name, { booked: 'next' }),
  queryFn: ({ signal }: { signal: AbortSignal }) => request<{ data: NextBooking[] }>('next-bookings', { signal }),
}

/** The next meetings that others booked, as far as I may see them. */
export function NextBookings() {
  const t = useWords()
  const { data } = useQuery(nextBookings)
  return (
    <Part title={t('booking.next')} about={t('booking.nextAbout')}>
      <Rows waiting={!data}>
        {(data?.data ?? []).map(({ meeting: id, title, startsAt }) => (
          <SettingsRow
            key={id}
            name={<RecordLink id={id} target={{ id, record: meeting.name, title, subtitle: null, deleted: false }} />}
            under={formatMoment(startsAt)}
          />
        ))}
      </Rows>
      {data?.data.length === 0 && <p className="t2">{t('booking.nextNone')}</p>}
    </Part>
  )
}

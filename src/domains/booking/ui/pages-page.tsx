import { useState } from 'react'
import type { RowOf } from '../../../kernel/record.ts'
import { remove } from '../../../web/api/create.ts'
import { toastRefusal } from '../../../web/api/toast-refusal.ts'
import { leads, useMe } from '../../../web/api/use-me.ts'
import { useAll } from '../../../web/api/use-rows.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { Part, Rows, SettingsRow } from '../../../web/settings/part.tsx'
import { SettingForm } from '../../../web/settings/setting-form.tsx'
import { useWords } from '../../../web/words/words.ts'
import { bookingPage } from '../model/index.ts'
import { NextBookings } from './next-bookings.tsx'

type Page = RowOf<typeof bookingPage>

const asked = [
  ...['name', 'address', 'about', 'minutes', 'meets', 'place', 'users', 'together', 'days', 'begins', 'ends'],
  ...['gapBefore', 'gapAfter', 'notice', 'ahead', 'most', 'asks', 'needs', 'source', 'closed'],
]
/** Whom it is with, others than themselves, only those say who lead. */
const ofLeaders: ReadonlySet<string> = new Set(['users', 'together'])
const beginning = {
  name: '',
  minutes: ['30'],
  meets: 'phone',
  notice: 4,
  ahead: 30,
  asks: ['firstName', 'lastName', 'phone', 'message'],
  needs: ['lastName'],
  source: 'web',
  closed: false,
}

const addressOf = ({ address }: Page) => `${location.origin}/book/${address}`

/** The pages on which others choose a time to meet us, and what was booked on them. */
export default function BookingPagesPage() {
  const t = useWords()
  const me = useMe()
  const [open, setOpen] = useState<Page | 'new' | null>(null)
  const { data, error, refetch } = useAll(bookingPage)
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <>
      <Part
        title={bookingPage.label.many}
        about={t('booking.about')}
        action={
          me.user.role !== 'viewer' && (
            <Button icon="plus" onClick={() => setOpen('new')}>
              {t('booking.add')}
            </Button>
          )
        }
      >
        <Rows waiting={!data}>
          {(data?.data ?? []).map((page) => (
            <OnePage
              key={page.id}
              page={page}
              onEdit={leads(me) || page.owner === me.user.id ? () => setOpen(page) : null}
            />
          ))}
        </Rows>
        {data?.data.length === 0 && <p className="t2">{t('booking.none')}</p>}
      </Part>
      <NextBookings />
      {open && (
        <SettingForm
          definition={bookingPage}
          row={open === 'new' ? null : (open as never)}
          asked={leads(me) ? asked : asked.filter((name) => !ofLeaders.has(name))}
          beginning={beginning}
          title={t('booking.add')}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

function OnePage({ page, onEdit }: { page: Page; onEdit: (() => void) | null }) {
  const t = useWords()
  const { name } = page
  const copy = () =>
    void navigator.clipboard.writeText(addressOf(page)).then(() => toast({ text: t('settings.copied') }))
  return (
    <SettingsRow
      name={
        <a href={addressOf(page)} target="_blank" rel="noreferrer">
          {name}
        </a>
      }
      under={page.closed ? t('booking.closed') : addressOf(page)}
    >
      <Button kind="quiet" icon="link" label={t('booking.copy', { name })} onClick={copy} />
      {onEdit && (
        <>
          <Button kind="quiet" icon="pencil" label={t('booking.edit', { name })} onClick={onEdit} />
          <Button
            kind="quiet"
            icon="trash"
            label={t('booking.delete', { name })}
            onClick={() => void remove(bookingPage, page).catch(toastRefusal)}
          />
        </>
      )}
    </SettingsRow>
  )
}

import { useState } from 'react'
import { usePreference } from '../../../../web/api/preferences.ts'
import { useMe } from '../../../../web/api/use-me.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Dialog } from '../../../../web/kit/dialog.tsx'
import { Icon } from '../../../../web/kit/icon.tsx'
import { currentLocale, firstWeekday } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { CompanyForm } from '../company-form.tsx'
import { WeekStart } from '../week-start.tsx'
import styles from './begin.module.css'

/** What the browser told of language, money, clock and week, in a sentence, to be changed before anything depends on it. */
export function FoundLine() {
  const t = useWords()
  const { workspace } = useMe()
  const [open, setOpen] = useState(false)
  usePreference('weekStart')
  const locale = currentLocale()
  const name = (type: 'language' | 'currency', code: string) => new Intl.DisplayNames(locale, { type }).of(code) ?? code
  const sunday = Date.UTC(2026, 10, 1)
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    sunday + firstWeekday() * 86_400_000,
  )
  return (
    <p className={styles.found}>
      <Icon name="world" />
      <span>
        {t('begin.found', {
          language: name('language', workspace.locale),
          currency: name('currency', workspace.currency),
          zone: workspace.timeZone.replaceAll('_', ' '),
          day,
        })}
      </span>
      <Button kind="link" onClick={() => setOpen(true)}>
        {t('begin.change')}
      </Button>
      {open && (
        <Dialog title={t('begin.foundTitle')} onClose={() => setOpen(false)} width={440}>
          <CompanyForm />
          <WeekStart />
        </Dialog>
      )}
    </p>
  )
}

import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { useMe } from '../../../../web/api/use-me.ts'
import { useOurSender } from '../../../../web/api/use-our-sender.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { TextField } from '../../../../web/kit/text-field.tsx'
import { Part, Rows } from '../../../../web/settings/part.tsx'
import { SelectField } from '../../../../web/settings/select-field.tsx'
import { useWords } from '../../../../web/words/words.ts'
import type { Kind } from '../../model/index.ts'
import { chooseMail, useMailChoice, wayOf, ways, withWay, type MailChoice, type Way } from './mail-choice.ts'
import styles from './settings.module.css'
import { Weekdays } from './weekdays.tsx'

const offered: readonly Kind[] = ['mentioned', 'assigned', 'asked', 'shared', 'reminder', 'warned', 'changed', 'idle', 'job'] // prettier-ignore

/** Which kinds of one's news come by mail, at once or in a summary, and when that comes. */
export function MailPart() {
  const t = useWords()
  const sender = useOurSender()
  const { data: choice, error, refetch } = useMailChoice()
  return (
    <Part title={t('inbox.settings.mail')} about={t('inbox.settings.mailAbout')}>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {!choice && !error && <Rows waiting>{null}</Rows>}
      {choice && sender === null && <p className="t2">{t('inbox.settings.mailCannot')}</p>}
      {choice && (sender || hasAny(choice)) && <Choices choice={choice} />}
    </Part>
  )
}

const hasAny = ({ atOnce, summary }: MailChoice) => atOnce.length + summary.length > 0
const choose = (patch: Partial<MailChoice>) => void chooseMail(patch).catch(toastRefusal)

function Choices({ choice }: { choice: MailChoice }) {
  const t = useWords()
  const { role } = useMe().user
  const kinds: readonly Kind[] = role === 'owner' || role === 'admin' ? [...offered, 'backup'] : offered
  const { summaryAt, summaryDays } = choice
  return (
    <div className={styles.quiet}>
      <div className={styles.kinds}>
        {kinds.map((kind) => (
          <SelectField
            key={kind}
            label={t(`inbox.settings.mailKinds.${kind}`)}
            value={wayOf(choice, kind)}
            options={ways.map((value) => ({ value, label: t(`inbox.settings.mailWays.${value}`) }))}
            onChange={(way) => choose(withWay(choice, kind, way as Way))}
          />
        ))}
      </div>
      {choice.summary.length > 0 && (
        <>
          <div className={styles.hours}>
            <TextField
              type="time"
              label={t('inbox.settings.summaryAt')}
              defaultValue={summaryAt}
              onBlur={({ currentTarget: { value } }) => value && value !== summaryAt && choose({ summaryAt: value })}
            />
          </div>
          <Weekdays
            legend={t('inbox.settings.summaryDays')}
            chosen={summaryDays}
            onChange={(days) => days.length > 0 && choose({ summaryDays: days })}
          />
        </>
      )}
    </div>
  )
}

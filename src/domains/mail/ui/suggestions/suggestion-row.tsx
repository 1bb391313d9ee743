import { useQuery } from '@tanstack/react-query'
import { Avatar, CompanyMark } from '../../../../web/kit/avatar.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { join } from '../../../../web/kit/join.ts'
import { formatMoment } from '../../../../web/words/format.ts'
import { isolated } from '../../../../web/words/isolated.ts'
import { useWords } from '../../../../web/words/words.ts'
import { likelyQuery, nameOf, type Likely, type Listed } from './suggestions.ts'
import styles from './suggestions.module.css'

interface Props {
  one: Listed
  isCurrent: boolean
  isDismissed: boolean
  onFocus: () => void
  onAdd: (into?: Likely) => void
  onDismiss: () => void
  onNever: () => void
}

/** Somebody: the name, where they work and as what, how much was written and when; opened, who they may be and what can be done. */
export function SuggestionRow({ one, isCurrent, isDismissed, onFocus, onAdd, onDismiss, onNever }: Props) {
  const t = useWords()
  const name = nameOf(one)
  const { becomes, address, jobTitle, company, phones, messages, lastAt } = one
  const at = becomes === 'person' ? company?.name : t('mail.suggested.asCompany')
  const about = [jobTitle, at && isolated(at), name !== address && isolated(address), ...phones.map(({ value }) => isolated(value))] // prettier-ignore
  return (
    <li
      className={join(styles.row, isCurrent && styles.current)}
      data-id={one.id}
      data-current={isCurrent || undefined}
      onFocus={onFocus}
    >
      <div className={styles.head} onClick={onFocus}>
        {becomes === 'person' ? <Avatar name={name} /> : <CompanyMark name={name} size={20} />}
        <button
          type="button"
          data-title
          aria-expanded={isCurrent}
          className={join('cut', 'm', styles.title)}
          // Enter on it adds, as everywhere in the list; the mouse opens it.
          onClick={(event) => (event.detail === 0 ? onAdd() : onFocus())}
        >
          {isolated(name)}
        </button>
        <span className="meta t2">{t('mail.suggested.messages', { count: messages })}</span>
        <span className={join('meta', 't3', styles.when)}>{formatMoment(lastAt)}</span>
      </div>
      <p className={styles.about}>{about.filter(Boolean).join(' · ')}</p>
      {isCurrent && (
        <div className={styles.open}>
          {becomes === 'person' && <MaybeThere one={one} onAdd={onAdd} />}
          <div className={styles.acts}>
            <Button kind="primary" icon="plus" onClick={() => onAdd()}>
              {t('mail.suggested.accept')}
            </Button>
            <Button onClick={onDismiss}>{t(isDismissed ? 'mail.suggested.again' : 'mail.suggested.dismiss')}</Button>
            {company && (
              <Button kind="quiet" onClick={onNever}>
                {t('mail.suggested.never', { domain: isolated(company.domain) })}
              </Button>
            )}
          </div>
        </div>
      )}
    </li>
  )
}

/** Who is there already and likely the same: the address becomes theirs. */
function MaybeThere({ one, onAdd }: { one: Listed; onAdd: (into: Likely) => void }) {
  const t = useWords()
  const { data } = useQuery(likelyQuery(one))
  return (
    <div role="status">
      {data?.data.slice(0, 2).map((likely) => (
        <p key={likely.id} className={styles.likely}>
          <span className="grow">
            <b>{isolated(likely.title)}</b> {t('mail.suggested.maybe', { why: likely.why })}
          </span>
          <Button size={32} icon="arrow-merge" onClick={() => onAdd(likely)}>
            {t('mail.suggested.isThem')}
          </Button>
        </p>
      ))}
    </div>
  )
}

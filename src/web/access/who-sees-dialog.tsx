import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Linked } from '../api/answers.ts'
import { leads, useMe } from '../api/use-me.ts'
import { Trouble } from '../app/errors.tsx'
import { Avatar } from '../kit/avatar.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Icon } from '../kit/icon.tsx'
import { join } from '../kit/join.ts'
import { SkeletonLines } from '../kit/skeleton.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useWords } from '../words/words.ts'
import styles from './access.module.css'
import { groundSentence } from './ground-sentence.ts'
import { WhyOfOne } from './why-of-one.tsx'
import { peopleQuery, type About, type May, type Reached } from './why-query.ts'

/** Who can see a record and why, for whoever leads the company; for everybody else why they themselves can. */
export function WhoSeesDialog({ about, title, onClose }: { about: About; title: string; onClose: () => void }) {
  const t = useWords()
  const me = useMe()
  return (
    <Dialog title={t(leads(me) ? 'access.whoSees' : 'access.whyMe', { title })} width={560} onClose={onClose}>
      {leads(me) ? <People about={about} /> : <WhyOfOne about={about} />}
    </Dialog>
  )
}

/** Above so many, one is found by name. */
const few = 8

function People({ about }: { about: About }) {
  const t = useWords()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 150)
  const { data, error, refetch } = useQuery(peopleQuery(about, q))
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines count={6} />
  // Those who see it first; the rest keeps its order.
  const people = [...data.data].sort((one, other) => Number(other.see.may) - Number(one.see.may))
  return (
    <div className={styles.people}>
      {(people.length > few || typed !== '') && (
        <TextField label={t('access.find')} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
      )}
      <ul className={styles.list} aria-label={t('access.people')}>
        {people.map((each) => (
          <Person key={each.user.id} about={about} person={each} linked={data.linked} />
        ))}
      </ul>
      {people.length === 0 && <p className="t2">{t('access.nobodyFound')}</p>}
      {data.more && <p className="t2">{t('access.more')}</p>}
    </div>
  )
}

interface PersonProps {
  about: About
  person: May & { user: Reached }
  linked: Linked
}

/** One of them: how far their right goes and why; pressed, all of it. */
function Person({ about, person: { user, see, edit, delete: remove }, linked }: PersonProps) {
  const t = useWords()
  const [opened, setOpened] = useState(false)
  const most = remove.may ? 'delete' : edit.may ? 'edit' : 'see'
  const how = t(see.may ? `access.can.${most}` : 'access.can.not')
  return (
    <li>
      <button type="button" className={styles.person} aria-expanded={opened} onClick={() => setOpened(!opened)}>
        <Avatar name={user.name} size={28} />
        <span className={styles.names}>
          <span className="cut m">{user.name}</span>
          <span className="meta t2">
            {how} {groundSentence(see, about.record, linked)}
          </span>
        </span>
        <Icon name="chevron-down" className={join(styles.more, opened && styles.opened)} />
      </button>
      {opened && <WhyOfOne about={about} user={user.id} />}
    </li>
  )
}

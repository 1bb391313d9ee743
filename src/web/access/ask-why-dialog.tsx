import { useState } from 'react'
import { findDefinition } from '../app/registry.ts'
import { useCandidates } from '../fields/edit/use-candidates.ts'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Icon } from '../kit/icon.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useWords } from '../words/words.ts'
import styles from './access.module.css'
import { WhyOfOne } from './why-of-one.tsx'
import type { About } from './why-query.ts'

interface Props {
  user: { id: string; name: string }
  onClose: () => void
}

/** What somebody may do with a record that is looked for here, and by which rule. */
export function AskWhyDialog({ user, onClose }: Props) {
  const t = useWords()
  const [chosen, setChosen] = useState<(About & { title: string }) | null>(null)
  return (
    <Dialog title={t('access.askTitle', { name: user.name })} width={560} onClose={onClose}>
      {chosen ? (
        <div className={styles.why}>
          <p className={styles.chosen}>
            <Icon name={findDefinition(chosen.record)?.icon ?? 'circle'} />
            <span className="cut m grow">{chosen.title}</span>
            <Button kind="quiet" icon="search" label={t('access.another')} onClick={() => setChosen(null)} />
          </p>
          <WhyOfOne about={chosen} user={user.id} />
        </div>
      ) : (
        <Find name={user.name} onChoose={setChosen} />
      )}
    </Dialog>
  )
}

function Find({ name, onChoose }: { name: string; onChoose: (chosen: About & { title: string }) => void }) {
  const t = useWords()
  const [text, setText] = useState('')
  const { candidates, busy } = useCandidates('any', text)
  const found = text.trim() === '' ? [] : candidates
  return (
    <div className={styles.people}>
      <TextField
        label={t('access.record')}
        help={t('access.askAbout', { name })}
        value={text}
        data-autofocus
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ul className={styles.list} aria-label={t('access.record')}>
        {found.map(({ id, record, title, subtitle }) => (
          <li key={id}>
            <button type="button" className={styles.person} onClick={() => onChoose({ record, id, title })}>
              <Icon name={findDefinition(record)?.icon ?? 'circle'} />
              <span className={styles.names}>
                <span className="cut m">{title}</span>
                <span className="cut meta t2">{subtitle ?? findDefinition(record)?.label.one}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && text.trim() !== '' && !busy && <p className="t2">{t('access.noneFound')}</p>}
    </div>
  )
}

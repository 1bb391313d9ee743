import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatEnd } from '../access/format-end.ts'
import type { About } from '../access/why-query.ts'
import type { Linked } from '../api/answers.ts'
import { toastRefusal } from '../api/toast-refusal.ts'
import { Trouble } from '../app/errors.tsx'
import { Avatar } from '../kit/avatar.tsx'
import { Button } from '../kit/button.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Icon } from '../kit/icon.tsx'
import { SkeletonLines } from '../kit/skeleton.tsx'
import { toast } from '../kit/toast.tsx'
import { useWords } from '../words/words.ts'
import { NewShare } from './new-share.tsx'
import styles from './sharing.module.css'
import { endShare, sharingQuery, type Share } from './sharing-query.ts'

/** With whom a record is shared and until when, each ended by one press; and with whom else. */
export function ShareDialog({ about, title, onClose }: { about: About; title: string; onClose: () => void }) {
  const t = useWords()
  const { data, error, refetch } = useQuery(sharingQuery(about))
  return (
    <Dialog title={t('sharing.title', { title })} width={560} onClose={onClose}>
      {error ? (
        <Trouble error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonLines count={4} />
      ) : (
        <div className={styles.sharing}>
          {data.mayShare && <NewShare about={about} />}
          <section>
            <h3 className="m">{t('sharing.has')}</h3>
            <ul className={styles.list}>
              {data.data.map((share) => (
                <OneShare key={share.id} about={about} share={share} linked={data.linked} />
              ))}
            </ul>
            {data.data.length === 0 && <p className="t2">{t('sharing.nobody')}</p>}
          </section>
        </div>
      )}
    </Dialog>
  )
}

function OneShare({ about, share, linked }: { about: About; share: Share; linked: Linked }) {
  const t = useWords()
  const [busy, setBusy] = useState(false)
  const name = linked[(share.user ?? share.team)!]?.title ?? t('access.somebody')
  const until = share.until === null ? t('sharing.forGood') : t('sharing.until', { when: formatEnd(share.until) })
  const end = async () => {
    setBusy(true)
    try {
      await endShare(about, share.id)
      toast({ text: t('sharing.ended', { name }) })
    } catch (error) {
      setBusy(false)
      toastRefusal(error)
    }
  }
  return (
    <li className={styles.share}>
      {share.team ? <Icon name="users" size={20} /> : <Avatar name={name} size={28} />}
      <span className={styles.names}>
        <span className="cut m">{name}</span>
        <span className="meta t2">
          {t(`sharing.${share.level}s`)} {until}
          {share.about && ` ${share.about}`}
        </span>
      </span>
      <Button busy={busy} label={t('sharing.endFor', { name })} icon="x" kind="quiet" onClick={() => void end()} />
    </li>
  )
}

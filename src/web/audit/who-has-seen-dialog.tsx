import { useInfiniteQuery } from '@tanstack/react-query'
import { Trouble } from '../app/errors.tsx'
import { followHere } from '../fields/record-link.tsx'
import { Avatar } from '../kit/avatar.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Rows, SettingsRow } from '../settings/part.tsx'
import { useWords } from '../words/words.ts'
import { auditQuery } from './audit-query.ts'
import { MoreEntries } from './more-entries.tsx'
import { nameOf, seenAs, whereAndWhen } from './said-of.ts'

interface Props {
  about: { record: string; id: string }
  title: string
  onClose: () => void
}

/** Who has opened a record, newest first, for whoever leads the company. */
export function WhoHasSeenDialog({ about, title, onClose }: Props) {
  const t = useWords()
  return (
    <Dialog title={t('audit.whoSaw', { title })} width={560} onClose={onClose}>
      <Seen id={about.id} />
      <p style={{ marginTop: 12 }}>
        <AllOfIt {...about} />
      </p>
    </Dialog>
  )
}

function Seen({ id }: { id: string }) {
  const t = useWords()
  const { data, error, refetch, ...more } = useInfiniteQuery(auditQuery({ kind: 'seen', id }))
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  const entries = data?.pages.flatMap((page) => page.data) ?? []
  return (
    <>
      <Rows waiting={!data}>
        {entries.map((entry) => (
          <SettingsRow
            key={entry.id}
            before={<Avatar name={nameOf(entry)} size={28} />}
            name={nameOf(entry)}
            under={`${seenAs(entry)} · ${whereAndWhen(entry)}`}
          />
        ))}
      </Rows>
      {data && entries.length === 0 && <p className="t2">{t('audit.unseen')}</p>}
      <MoreEntries {...more} />
    </>
  )
}

/** The way to all that the log says of it: what was changed and taken, too. */
function AllOfIt({ record, id }: { record: string; id: string }) {
  const t = useWords()
  const address = `/settings/audit-log?record=${record}&id=${id}`
  return (
    <a href={address} onClick={(event) => followHere(event, address)} className="link">
      {t('audit.all')}
    </a>
  )
}

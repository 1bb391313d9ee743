import { useRef, useState } from 'react'
import type { RowOf } from '../../../../kernel/record.ts'
import type { Linked } from '../../../../web/api/answers.ts'
import { useMe } from '../../../../web/api/use-me.ts'
import { useRecord } from '../../../../web/api/use-record.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { RecordLink } from '../../../../web/fields/record-link.tsx'
import { Avatar } from '../../../../web/kit/avatar.tsx'
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx'
import { TextArea } from '../../../../web/kit/text-area.tsx'
import { useCommands } from '../../../../web/shell/commands.ts'
import { useWords } from '../../../../web/words/words.ts'
import { person } from '../../../people/model/index.ts'
import type { callList } from '../../model/index.ts'
import { filled } from '../../model/filled.ts'
import styles from './calling.module.css'
import { LastWords } from './last-words.tsx'
import { Numbers } from './numbers.tsx'
import { Outcomes } from './outcomes.tsx'
import type { Entry, useCaller } from './use-caller.ts'

interface Props {
  list: RowOf<typeof callList>
  entry: Entry
  caller: ReturnType<typeof useCaller>
}
type Person = RowOf<typeof person>

/** Who is called now: their numbers, what to say, the last words, and how it went. */
export function Callee({ list, entry, caller }: Props) {
  const { data, error, refetch } = useRecord(person, entry.person)
  if (error && !data) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines count={6} />
  return <Known row={data.data} linked={data.linked ?? {}} {...{ list, entry, caller }} />
}

function Known({ row, linked, list, entry, caller }: Props & { row: Person; linked: Linked }) {
  const t = useWords()
  const [notes, setNotes] = useState('')
  const [dialled, setDialled] = useState<string>()
  const field = useRef<HTMLTextAreaElement>(null)
  useCommands([
    { id: 'calling-notes', label: t('outreach.writeNotes'), group: 'here', run: () => field.current?.focus() },
  ])
  const given = { ...(notes.trim() && { notes: notes.trim() }), ...(dialled && { number: dialled }) }
  return (
    <div className={styles.callee}>
      <section className={styles.who}>
        <h2>
          <Avatar name={row.name ?? ''} size={28} />
          <RecordLink
            id={row.id}
            target={{ id: row.id, record: person.name, title: row.name ?? '', subtitle: null, deleted: false }}
          />
        </h2>
        <p className="t2">
          {[row.jobTitle, row.company && linked[row.company]?.title].filter(Boolean).join(', ')}
          {(entry.tried ?? 0) > 0 && <> · {t('outreach.tried', { count: entry.tried ?? 0 })}</>}
        </p>
        <Numbers phones={row.phones ?? []} dialled={dialled} onDial={setDialled} />
        <TextArea
          ref={field}
          dir="auto"
          label={t('outreach.notes')}
          rows={4}
          value={notes}
          maxLength={20_000}
          onChange={(event) => setNotes(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
        <Outcomes caller={caller} given={given} />
      </section>
      <section className={styles.beside}>
        {list.script && (
          <Script text={list.script} row={row} company={(row.company && linked[row.company]?.title) || null} />
        )}
        <LastWords person={row.id} />
      </section>
    </div>
  )
}

function Script({ text, row, company }: { text: string; row: Person; company: string | null }) {
  const t = useWords()
  const { user } = useMe()
  const { firstName, lastName } = row
  return (
    <>
      <h3>{t('outreach.toSay')}</h3>
      <p className={styles.script}>{filled(text, { firstName, lastName, company, me: user.name })}</p>
    </>
  )
}

import { useState } from 'react'
import { useAnswer } from '../../../web/api/use-answer.ts'
import { usePresence } from '../../../web/api/presence.ts'
import { useRecord } from '../../../web/api/use-record.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Status } from '../../../web/kit/chip.tsx'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { useCommands, useKeysOf } from '../../../web/shell/commands.ts'
import { useWords } from '../../../web/words/words.ts'
import { conversation } from '../model/index.ts'
import { AnswerForm } from './answer-form.tsx'
import styles from './inbox.module.css'
import { NoteForm } from './note-form.tsx'
import { OneSaid } from './one-said.tsx'
import { saidQuery, type ConversationRow, type Said, type Sharing } from './queries.ts'
import { ThreadHead } from './thread-head.tsx'

interface Props {
  id: string
  circles: readonly Sharing[]
  /** It is not in the queue any more. */
  onLeft: () => void
  onBack: () => void
}

/** One conversation: what was said in it, who else is before it, and what is written now. */
export function Thread({ id, circles, onLeft, onBack }: Props) {
  const one = useRecord(conversation, id)
  const said = useAnswer(saidQuery(id))
  const error = one.error ?? said.error
  if (error && !(one.data && said.data)) return <Trouble error={error} onRetry={() => void Promise.all([one.refetch(), said.refetch()])} />
  const row = one.data?.data as ConversationRow | undefined
  return (
    <section className={styles.thread} aria-label={row?.subject ?? ''}>
      {!row || !said.data ? (
        <SkeletonLines count={8} />
      ) : (
        <>
          <ThreadHead row={row} linked={one.data!.linked ?? {}} may={one.data!.can.update} circles={circles} onLeft={onLeft} onBack={onBack} />
          <Words row={row} said={said.data.data} linked={said.data.linked} may={one.data!.can.update} />
        </>
      )}
    </section>
  )
} // prettier-ignore

type Writing = 'answer' | 'note' | null

function Words({ row, said, linked, may }: { row: ConversationRow; said: readonly Said[]; linked: Parameters<typeof OneSaid>[0]['linked']; may: boolean }) {
  const t = useWords()
  const keysOf = useKeysOf()
  const [writing, setWriting] = useState<Writing>(null)
  const last = said.findLast(({ record }) => record !== 'note')
  const ways = [
    ...(last ? [{ way: 'answer' as const, icon: 'corner-up-left', label: t('conversations.answer') }] : []),
    { way: 'note' as const, icon: 'note', label: t('conversations.note') },
  ]
  useCommands(may ? ways.map(({ way, label, icon }) => ({ id: `conversation-${way}`, label, icon, group: 'here' as const, run: () => setWriting(way) })) : [])
  return (
    <>
      <OthersHere id={row.id} />
      <ol className={styles.said}>
        {said.map((each) => (
          <OneSaid key={each.id} said={each} channel={row.channel} linked={linked} isLast={each === said.at(-1)} />
        ))}
      </ol>
      {writing === 'answer' && last && <AnswerForm channel={row.channel} message={last.row} onDone={() => setWriting(null)} />}
      {writing === 'note' && <NoteForm id={row.id} onDone={() => setWriting(null)} />}
      {may && writing === null && (
        <div className={styles.ways}>
          {ways.map(({ way, icon, label }) => (
            <Button key={way} size={32} icon={icon} keys={keysOf(`conversation-${way}`) ?? ''} onClick={() => setWriting(way)}>
              {label}
            </Button>
          ))}
        </div>
      )}
    </>
  )
} // prettier-ignore

/** Who else has it before them, and whether they are answering. */
function OthersHere({ id }: { id: string }) {
  const t = useWords()
  const people = usePresence(conversation, id)
  const answering = people.find(({ editing }) => editing !== null)
  const first = answering ?? people[0]
  return (
    <p role="status" className={styles.others}>
      {first && (
        <Status tone={answering ? 'warning' : 'plain'} icon={answering ? 'pencil' : 'eye'}>
          {t(answering ? 'conversations.isAnswering' : 'conversations.isLooking', { name: first.name })}
        </Status>
      )}
    </p>
  )
}

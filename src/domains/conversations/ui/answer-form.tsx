import type { Row } from '../../../web/api/answers.ts'
import { useEditing } from '../../../web/api/presence.ts'
import { useAnswer } from '../../../web/api/use-answer.ts'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { useWords } from '../../../web/words/words.ts'
import styles from './inbox.module.css'
import { channelQuery } from './queries.ts'

/** Answers in the way of the channel; whoever else is there sees that one does: the last words are being changed. */
export function AnswerForm({ channel, message, onDone }: { channel: string | null; message: Row; onDone: () => void }) {
  const t = useWords()
  useEditing('preview', true)
  const { data } = useAnswer(channelQuery(channel))
  return (
    <section className={styles.writing} aria-label={t('conversations.answer')}>
      {data ? <data.Answer message={message} onDone={onDone} /> : <SkeletonLines count={4} />}
    </section>
  )
}

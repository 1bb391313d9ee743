import { queryOptions } from '@tanstack/react-query'
import type { Row } from '../../../web/api/answers.ts'
import { useAnswer } from '../../../web/api/use-answer.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { SkeletonLines } from '../../../web/kit/skeleton.tsx'
import { beginLetter } from './letters/begin-letter.ts'
import { LetterForm } from './letters/letter-form.tsx'

export { default as Message } from './panels/message-panel.tsx'

const nobody = { person: null, company: null, deal: null }

/** Answers an e-mail where it is read. */
export function Answer({ message, onDone }: { message: Row; onDone: () => void }) {
  const { data, error, refetch } = useAnswer(begunQuery(message.id))
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonLines count={4} />
  return (
    <LetterForm
      form={`letter.answer.${message.id}`}
      began={data}
      kept={null}
      about={nobody}
      onKept={() => undefined}
      onDone={onDone}
    />
  )
}

const begunQuery = (email: string) =>
  queryOptions({
    queryKey: ['letter-begun', 'answer', email],
    queryFn: () => beginLetter({ email, how: 'reply' }),
    // What is typed meanwhile is newer.
    ...{ staleTime: Infinity, gcTime: 0 },
  })

import { queryOptions } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import type { RecordAnswer, Row } from '../../../../web/api/answers.ts'
import { request } from '../../../../web/api/request.ts'
import { useAnswer } from '../../../../web/api/use-answer.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { recordPath } from '../../../../web/app/paths.ts'
import { goTo } from '../../../../web/app/router.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { SkeletonLines } from '../../../../web/kit/skeleton.tsx'
import { Page } from '../../../../web/shell/page.tsx'
import { useWords } from '../../../../web/words/words.ts'
import type { About } from '../../../templates/ui/index.tsx'
import { beginLetter } from './begin-letter.ts'
import { LetterForm } from './letter-form.tsx'
import type { LetterValues } from './letter-values.ts'
import styles from './letters.module.css'
import { pageOfSource, sourceOf, type Source } from './source.ts'
import type { KeptLetter } from './use-letter.ts'

/** Where a letter is written. */
export default function WritePage() {
  const t = useWords()
  const source = sourceOf(useSearch({ strict: false }))
  const own = useRef<{ began: Source; id: string | null }>({ began: source, id: null })
  // Once a new letter is kept its address is that of the draft; it is still the one that was begun.
  if (source.letter === undefined || source.letter !== own.current.id) own.current = { began: source, id: source.letter ?? null } // prettier-ignore
  const { began } = own.current
  return (
    <Page
      title={t('letters.write')}
      actions={
        <Button kind="quiet" icon="send" onClick={() => goTo('/outbox')}>
          {t('letters.outbox')}
        </Button>
      }
    >
      <div className={styles.scroll}>
        <Begun
          key={JSON.stringify(began)}
          source={began}
          onKept={(id) => {
            own.current.id = id
            goTo(pageOfSource({ letter: id }), { replace: true })
          }}
        />
      </div>
    </Page>
  )
}

function Begun({ source, onKept }: { source: Source; onKept: (id: string) => void }) {
  const { data, error, refetch } = useAnswer(beginningQuery(source))
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  if (!data) return <div className={styles.page}><SkeletonLines count={6} /></div>
  return (
    <div className={styles.page}>
      <LetterForm {...data} form={formOf(source)} onKept={onKept} onDone={() => goTo(backOf(source))} />
    </div>
  )
} // prettier-ignore

/** The name under which what is typed is kept on this device. */
const formOf = (source: Source) => `letter.${Object.values(source).join('.') || 'new'}`

/** Where one came from. */
function backOf({ person, company, deal, email }: Source): string {
  if (person) return recordPath('person', person)
  if (company) return recordPath('company', company)
  if (deal) return recordPath('deal', deal)
  return email ? recordPath('email', email) : '/outbox'
}

interface Beginning {
  began: LetterValues
  kept: KeptLetter | null
  about: About
}

const beginningQuery = (source: Source) =>
  queryOptions({
    queryKey: ['letter-begun', source],
    queryFn: (): Promise<Beginning> => (source.letter ? readDraft(source.letter) : beginAnew(source)),
    // What is typed meanwhile is newer.
    staleTime: Infinity,
    gcTime: 0,
  })

async function beginAnew(source: Source) {
  const { person = null, company = null, deal = null } = source
  return { began: await beginLetter(source), kept: null, about: { person, company, deal } }
}

async function readDraft(id: string) {
  const { data, linked = {} } = await request<RecordAnswer>(`letters/${id}`, { query: { with: 'about' } })
  const row = data as Row & Partial<LetterValues>
  const { mailbox = null, sendTo, cc, bcc, subject, page, answers = null, about, attachments, remindDays = null } = row
  const began: LetterValues = {
    mailbox,
    sendTo: sendTo ?? '',
    cc: cc ?? '',
    bcc: bcc ?? '',
    subject: subject ?? '',
    page: page ?? '',
    answers,
    about: about ?? [],
    attachments: attachments ?? [],
    remindDays,
  }
  const first = (record: string) => began.about.find((each) => linked[each]?.record === record) ?? null
  const whom: About = { person: first('person'), company: first('company'), deal: first('deal') }
  return { began, kept: { id, version: row.version }, about: whom }
}

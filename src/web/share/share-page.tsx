import { useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { sentenceOf } from '../api/request.ts'
import { useMe } from '../api/use-me.ts'
import { recordPath } from '../app/paths.ts'
import { goTo } from '../app/router.ts'
import { UploadLines } from '../files/upload-lines.tsx'
import { useUploads } from '../files/use-uploads.ts'
import { parseSignature } from '../../kernel/signature/signature.ts'
import { Button } from '../kit/button.tsx'
import { EmptyState } from '../kit/empty-state.tsx'
import { openCreate } from '../shell/create-request.ts'
import { Page } from '../shell/page.tsx'
import { currentLocale } from '../words/format.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import { FindPlace, type Target } from './find-place.tsx'
import { fileKind, noteKind, noteOn, personKind } from './put-on.ts'
import styles from './share.module.css'
import { Arrival } from './arrival.tsx'
import { letGo, useArrival, type Thing } from './use-arrival.ts'

/** `/share`: what another app shared with Farley, and the question where it belongs. */
export function SharePage() {
  const t = useWords()
  const thing = useArrival()
  const { kept } = useSearch({ strict: false }) as { kept?: string }
  return (
    <Page title={t('share.title')}>
      <div className={styles.page}>
        {thing === null && <EmptyState icon="share" title={t(kept === 'no' ? 'share.nobody' : 'share.nothing')} />}
        {thing && <Question key={thing.id} thing={thing} />}
      </div>
    </Page>
  )
}

/** Shows what it is, and asks for its place; one tap on a record puts it there. */
function Question({ thing }: { thing: Thing }) {
  const t = useWords()
  const { permissions } = useMe()
  const may = (kind: { name: string } | undefined) => kind !== undefined && permissions[kind.name]?.create === true
  const person = personKind()
  const mayPut = (thing.text === '' || may(noteKind())) && (thing.files.length === 0 || may(fileKind()))
  const isOnlyCard = thing.text === '' && thing.files.length === 0
  const { put, trouble, isPutting, lines } = usePutting(thing)
  const makeSomebody = () => {
    const isSaid = thing.signature !== null && parseSignature(thing.signature, currentLocale()) !== null
    openCreate(person!.name, {
      ...(isSaid && { pasted: thing.signature! }),
      onCreated: (id) => void put({ id, record: person!.name }, isSaid ? '' : thing.text),
    })
  }
  return (
    <>
      <Arrival thing={thing} />
      {lines}
      {trouble && (
        <p role="alert" className="bad">
          {trouble}
        </p>
      )}
      {!isPutting && mayPut && !isOnlyCard && <FindPlace onChoose={(target) => void put(target)} />}
      {!isPutting && !mayPut && <p className="t2">{t('share.mayNot')}</p>}
      {!isPutting && (
        <div className={styles.ways}>
          {may(person) && (
            <Button size={40} icon="user-plus" kind={isOnlyCard ? 'primary' : 'plain'} onClick={makeSomebody}>
              {t('form.new', { record: named(person!.label.one) })}
            </Button>
          )}
          <Button size={40} kind="quiet" icon="trash" onClick={() => void letGo(thing)}>
            {t('share.throwAway')}
          </Button>
        </div>
      )}
    </>
  )
}

/** Writes the words down and files what came with them, each once however often one of them has to be tried. */
function usePutting(thing: Thing) {
  const me = useMe()
  const target = useRef<Target>(null)
  const isNoted = useRef(false)
  const [isPutting, setPutting] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const finish = () => void letGo(thing).then(() => goTo(recordPath(target.current!.record, target.current!.id)))
  const { uploads, sendAll, again, giveUp } = useUploads(finish)
  const put = async (chosen: Target, text = thing.text) => {
    target.current = chosen
    setPutting(true)
    setTrouble(null)
    try {
      if (text !== '' && !isNoted.current) await noteOn(chosen.id, text, me.user.id)
      isNoted.current = true
      if (thing.files.length > 0) await sendAll(thing.files, [chosen.id])
      else finish()
    } catch (error) {
      setPutting(false)
      setTrouble(sentenceOf(error))
    }
  }
  const lines = <UploadLines uploads={uploads} onAgain={(upload) => void again(upload)} onLeave={giveUp} />
  return { put, trouble, isPutting, lines }
}

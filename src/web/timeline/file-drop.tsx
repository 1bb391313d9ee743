import { useRef, useState, type ChangeEvent, type DragEvent } from 'react'
import { UploadLines } from '../files/upload-lines.tsx'
import { useUploads } from '../files/use-uploads.ts'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { useNarrow } from '../kit/use-narrow.ts'
import { useWords } from '../words/words.ts'
import styles from './composer.module.css'

/** Files from this device, dropped or chosen, on a phone taken with its camera; one that fails says why and can be sent again. */
export function FileDrop({ about, onDone }: { about: string; onDone: () => void }) {
  const t = useWords()
  const narrow = useNarrow()
  const camera = useRef<HTMLInputElement>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const { uploads, sendAll, again, giveUp } = useUploads(onDone)
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void sendAll([...event.dataTransfer.files], [about])
  }
  const drag = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  const take = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    void sendAll([...(currentTarget.files ?? [])], [about])
    // The same one can be chosen again.
    currentTarget.value = ''
  }
  return (
    <div
      className={over ? `${styles.drop} ${styles.over}` : styles.drop}
      onDragOver={drag}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input ref={camera} type="file" accept="image/*" capture="environment" hidden onChange={take} />
      <input ref={chooser} type="file" multiple hidden onChange={take} />
      {narrow ? (
        <Button size={40} icon="camera" onClick={() => camera.current?.click()} data-first>
          {t('file.camera')}
        </Button>
      ) : (
        <>
          <Icon name="paperclip" />
          <span>{t('composer.dropFiles')}</span>
        </>
      )}
      <Button
        {...(narrow ? { size: 40, icon: 'paperclip' } : { 'data-first': true })}
        onClick={() => chooser.current?.click()}
      >
        {t('composer.chooseFiles')}
      </Button>
      <UploadLines uploads={uploads} onAgain={(upload) => void again(upload)} onLeave={giveUp} />
    </div>
  )
}

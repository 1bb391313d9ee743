import { useState } from 'react'
import type Squire from 'squire-rte'
import { Button } from '../kit/button.tsx'
import { Popover } from '../kit/popover.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useWords } from '../words/words.ts'
import styles from './rich-text.module.css'

/** Makes a link of the chosen words, or puts one where the caret is. */
export function LinkButton({ squire }: { squire: Squire | null }) {
  const t = useWords()
  const [opened, setOpened] = useState(false)
  const [address, setAddress] = useState('')
  const make = () => {
    const place = placeOf(address)
    if (!squire || !place) return
    setOpened(false)
    setAddress('')
    // Once the panel has given the focus back.
    requestAnimationFrame(() => squire.focus().makeLink(place))
  }
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      label={t('richText.link')}
      width={300}
      target={
        <Button
          kind="quiet"
          icon="link"
          label={t('richText.link')}
          disabled={!squire}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => setOpened(!opened)}
        />
      }
    >
      <form
        className={styles.link}
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          make()
        }}
      >
        <TextField
          label={t('richText.address')}
          value={address}
          placeholder="https://"
          inputMode="url"
          autoFocus
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <Button size={32} type="submit" disabled={!placeOf(address)}>
          {t('richText.makeLink')}
        </Button>
      </form>
    </Popover>
  )
}

/** Where a link may lead; what is typed without a scheme is a page. */
function placeOf(typed: string): string | null {
  const text = typed.trim()
  if (/^(https?:\/\/|mailto:|tel:)\S+$/i.test(text)) return text
  if (/^\S+@\S+\.\S+$/.test(text)) return `mailto:${text}`
  return /^[^\s:]+\.[^\s:]+(:\d+)?(\/\S*)?$/.test(text) ? `https://${text}` : null
}

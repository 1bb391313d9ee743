import { useState } from 'react'
import { useAnswer } from '../../../web/api/use-answer.ts'
import { fold } from '../../../kernel/fold.ts'
import { Picker } from '../../../web/fields/edit/picker.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Popover } from '../../../web/kit/popover.tsx'
import { useWords } from '../../../web/words/words.ts'
import { mergeFieldsQuery } from './rendering.ts'

/** Finds a field by its name and puts its tag into the text. */
export function FieldMenu({ onPick }: { onPick: (tag: string) => void }) {
  const t = useWords()
  const [opened, setOpened] = useState(false)
  const [query, setQuery] = useState('')
  const { data, isPending } = useAnswer({ ...mergeFieldsQuery, enabled: opened })
  const wanted = fold(query.trim())
  const found = (data?.data ?? []).filter(({ label, of, path }) => fold(`${label} ${of} ${path}`).includes(wanted))
  const change = (next: boolean) => {
    setOpened(next)
    setQuery('')
  }
  return (
    <Popover
      opened={opened}
      onChange={change}
      label={t('letterTemplates.insert')}
      width={300}
      target={
        <Button
          kind="quiet"
          icon="braces"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => change(!opened)}
        >
          {t('letterTemplates.insert')}
        </Button>
      }
    >
      <Picker
        label={t('letterTemplates.insert')}
        placeholder={t('letterTemplates.find')}
        picks={found.slice(0, 60).map(({ path, label, of }) => ({ key: path, label, hint: of }))}
        chosen={[]}
        query={query}
        busy={isPending}
        autoFocus
        onQuery={setQuery}
        onPick={(path) => {
          change(false)
          requestAnimationFrame(() => onPick(`{{ ${path} }}`))
        }}
        onLeave={() => change(false)}
      />
    </Popover>
  )
}

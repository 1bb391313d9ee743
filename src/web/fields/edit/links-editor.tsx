import { useState } from 'react'
import type { LinkedRecord } from '../../api/answers.ts'
import { create } from '../../api/create.ts'
import { useMe } from '../../api/use-me.ts'
import { toastRefusal } from '../../api/toast-refusal.ts'
import { definitionOf } from '../../app/registry.ts'
import { useWords } from '../../words/words.ts'
import { ChosenChips } from './chosen-chips.tsx'
import { sameValue, type EditorProps } from './editor-props.ts'
import { asPick, linkedOf } from './link-editor.tsx'
import { Picker } from './picker.tsx'
import { useCandidates } from './use-candidates.ts'
import { useOnce } from './use-once.ts'

/** Several records or tags; kept together when the line is left. */
export function LinksEditor({ field, value, linked = {}, typed, onSave, onCancel, autoFocus }: EditorProps<string[]>) {
  const [query, setQuery] = useState(typed ?? '')
  const [chosen, setChosen] = useState<readonly LinkedRecord[]>((value ?? []).flatMap((id) => linked[id] ?? []))
  const once = useOnce()
  const { candidates, busy } = useCandidates(field.to ?? 'any', query)
  const addTag = useAddTag(field.to)
  const ids = chosen.map((each) => each.id)
  // Targets that the reader may not see stay as they are.
  const unseen = (value ?? []).filter((id) => !linked[id])
  const commit = () =>
    once(() => {
      const next = [...unseen, ...ids]
      if (sameValue(next.length > 0 ? next : null, value?.length ? value : null)) onCancel()
      else onSave(next.length > 0 ? next : null, linkedOf(chosen))
    })
  const toggle = (target: LinkedRecord) => {
    setChosen(ids.includes(target.id) ? chosen.filter((each) => each.id !== target.id) : [...chosen, target])
    setQuery('')
  }
  const wanted = query.trim()
  return (
    <Picker
      label={field.label}
      query={query}
      onQuery={setQuery}
      chosen={ids}
      picks={candidates.map(asPick)}
      onPick={(id) => toggle(candidates.find((each) => each.id === id)!)}
      create={
        wanted &&
        addTag &&
        !busy &&
        !candidates.some(({ title }) => title.toLocaleLowerCase() === wanted.toLocaleLowerCase())
          ? { label: addTag.label(wanted), run: () => void addTag.run(wanted).then((made) => made && toggle(made)) }
          : undefined
      }
      onBackspace={() => setChosen(chosen.slice(0, -1))}
      onLeave={(how) => (how === 'escape' ? once(onCancel) : commit())}
      busy={busy}
      autoFocus={autoFocus}
    >
      <ChosenChips
        items={chosen.map(({ id, title }) => ({ key: id, label: title }))}
        onRemove={(id) => toggle(chosen.find((each) => each.id === id)!)}
      />
    </Picker>
  )
}

function useAddTag(to: string | undefined) {
  const t = useWords()
  const may = useMe().permissions.tag?.create === true
  if (to !== 'tag' || !may) return null
  return {
    label: (title: string) => t('fields.addTag', { title }),
    run: async (title: string): Promise<LinkedRecord | null> => {
      try {
        const { data } = await create(definitionOf('tag'), { name: title } as never)
        return { id: data.id, record: 'tag', title, subtitle: null, deleted: false }
      } catch (error) {
        toastRefusal(error)
        return null
      }
    },
  }
}

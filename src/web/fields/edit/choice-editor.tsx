import { useState } from 'react'
import { definitionOf } from '../../app/registry.ts'
import { create } from '../../api/create.ts'
import { useMe } from '../../api/use-me.ts'
import { toastRefusal } from '../../api/toast-refusal.ts'
import { useWords } from '../../words/words.ts'
import { ChoiceMark } from '../choice-mark.tsx'
import { keyOfLabel } from './key-of-label.ts'
import type { EditorProps } from './editor-props.ts'
import { Picker } from './picker.tsx'
import { useOnce } from './use-once.ts'

/** One of the choices; who keeps the settings may add one that is missing. */
export function ChoiceEditor({ field, of, value, typed, onSave, onCancel, autoFocus }: EditorProps<string>) {
  const [query, setQuery] = useState(typed ?? '')
  const once = useOnce()
  const add = useAddChoice(field, of)
  const wanted = query.trim()
  const options = (field.options ?? []).filter((option) => !option.archived || option.key === value)
  const found = options.filter((option) => option.label.toLocaleLowerCase().includes(wanted.toLocaleLowerCase()))
  const known = options.some((option) => option.label.toLocaleLowerCase() === wanted.toLocaleLowerCase())
  const settle = (key: string | null) => once(() => (key === value ? onCancel() : onSave(key)))
  return (
    <Picker
      label={field.label}
      query={query}
      onQuery={setQuery}
      chosen={value === null ? [] : [value]}
      picks={found.map(({ key, label, color }) => ({ key, label, mark: <ChoiceMark color={color} /> }))}
      onPick={settle}
      create={
        wanted && !known && add
          ? { label: add.label(wanted), run: () => void add.run(wanted).then((key) => key && settle(key)) }
          : undefined
      }
      onClear={field.required ? undefined : () => settle(null)}
      onLeave={() => once(onCancel)}
      autoFocus={autoFocus}
    />
  )
}

/** How a choice is added to a field; null where that is not theirs to do. */
export function useAddChoice(field: EditorProps['field'], of: string | undefined) {
  const t = useWords()
  const may = useMe().permissions.choice?.create === true
  if (field.fixed || !of || !may) return null
  return {
    label: (label: string) => t('fields.addChoice', { label }),
    run: async (label: string): Promise<string | null> => {
      const key = keyOfLabel(
        label,
        (field.options ?? []).map((option) => option.key),
      )
      const position = field.options?.length ?? 0
      try {
        await create(definitionOf('choice'), { of, key, label, position })
        return key
      } catch (error) {
        toastRefusal(error)
        return null
      }
    },
  }
}

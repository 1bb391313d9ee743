import { useState } from 'react'
import { ChoiceMark } from '../choice-mark.tsx'
import { ChosenChips } from './chosen-chips.tsx'
import { sameValue, type EditorProps } from './editor-props.ts'
import { Picker } from './picker.tsx'
import { useOnce } from './use-once.ts'

/** Several of the choices; kept together when the line is left. */
export function ChoicesEditor({ field, value, typed, onSave, onCancel, autoFocus }: EditorProps<string[]>) {
  const [query, setQuery] = useState(typed ?? '')
  const [chosen, setChosen] = useState<readonly string[]>(value ?? [])
  const once = useOnce()
  const options = (field.options ?? []).filter((option) => !option.archived || chosen.includes(option.key))
  const found = options.filter((option) => option.label.toLocaleLowerCase().includes(query.trim().toLocaleLowerCase()))
  const toggle = (key: string) => {
    setChosen(chosen.includes(key) ? chosen.filter((each) => each !== key) : [...chosen, key])
    setQuery('')
  }
  const commit = () =>
    once(() => {
      const next = chosen.length > 0 ? [...chosen] : null
      if (sameValue(next, value?.length ? value : null)) onCancel()
      else onSave(next)
    })
  return (
    <Picker
      label={field.label}
      query={query}
      onQuery={setQuery}
      chosen={chosen}
      picks={found.map(({ key, label, color }) => ({ key, label, mark: <ChoiceMark color={color} /> }))}
      onPick={toggle}
      onBackspace={() => setChosen(chosen.slice(0, -1))}
      onLeave={(how) => (how === 'escape' ? once(onCancel) : commit())}
      autoFocus={autoFocus}
    >
      <ChosenChips items={options.filter(({ key }) => chosen.includes(key))} onRemove={toggle} />
    </Picker>
  )
}

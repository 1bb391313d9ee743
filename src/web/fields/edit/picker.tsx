import { Combobox, useCombobox } from '@mantine/core'
import '@mantine/core/styles/Popover.css'
import '@mantine/core/styles/Combobox.css'
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { Icon } from '../../kit/icon.tsx'
import { KitProvider } from '../../kit/opened/kit-provider.tsx'
import { useWords } from '../../words/words.ts'
import styles from './editor.module.css'

/** One of the things that may be picked. */
export interface Pick {
  key: string
  label: string
  hint?: string | null
  mark?: ReactNode
}

interface Props {
  label: string
  picks: readonly Pick[]
  chosen: readonly string[]
  query: string
  onQuery: (query: string) => void
  onPick: (key: string) => void
  /** Makes a new one of what was typed; the words say what: “Create company Acme”. */
  create?: { label: string; run: () => void } | undefined
  /** Empties the value. */
  onClear?: (() => void) | undefined
  /** The one that is taken off by Backspace in an empty line. */
  onBackspace?: (() => void) | undefined
  onEnterEmpty?: (() => void) | undefined
  /** Left, or Escape. */
  onLeave: (how: 'blur' | 'escape') => void
  busy?: boolean
  autoFocus?: boolean | undefined
  placeholder?: string
  /** Before the line: what is chosen already. */
  children?: ReactNode
}

const creating = ' create'
const clearing = ' clear'

/** A line with a list under it: typing narrows the list, arrows and Enter pick. */
export const Picker = (props: Props) => (
  <KitProvider>
    <Line {...props} />
  </KitProvider>
)

function Line(props: Props) {
  const { picks, chosen, query, create, onClear } = props
  const combobox = useCombobox({ defaultOpened: true })
  const t = useWords()
  const offered = picks.map((pick) => pick.key).join()
  const { busy = false } = props
  const hasPressedEnter = useRef(false)
  useEffect(() => {
    // Before anything is typed nothing is chosen: Enter on a value that is there must not replace it.
    if (query.trim() === '') return combobox.resetSelectedOption()
    combobox.selectFirstOption()
    if (busy || !hasPressedEnter.current) return
    hasPressedEnter.current = false
    combobox.clickSelectedOption()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only another list begins again at its head
  }, [offered, query, busy])

  const submit = (key: string) => {
    if (key === creating) create?.run()
    else if (key === clearing) onClear?.()
    else props.onPick(key)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      props.onLeave('escape')
    }
    if (event.key === 'Backspace' && query === '') props.onBackspace?.()
    if (event.key === 'Enter') {
      // Neither the form nor the grid around takes it for its own.
      event.preventDefault()
      event.stopPropagation()
      // The list is still coming: its first entry is taken once it is there.
      hasPressedEnter.current = busy && picks.length === 0
    }
    if (event.key === 'Tab' && query !== '' && combobox.getSelectedOptionIndex() >= 0) combobox.clickSelectedOption()
  }
  const nothing = picks.length === 0 && !create
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={submit}
      withinPortal
      position="bottom-start"
      offset={4}
      width="target"
      transitionProps={{ duration: 0 }}
    >
      <Combobox.DropdownTarget>
        <span className={props.children ? styles.chips : styles.line}>
          {props.children}
          <Combobox.EventsTarget>
            <input
              className={styles.input}
              value={query}
              aria-label={props.label}
              placeholder={props.placeholder ?? t('fields.find')}
              autoFocus={props.autoFocus}
              autoComplete="off"
              onChange={(event) => {
                hasPressedEnter.current = false
                props.onQuery(event.currentTarget.value)
                combobox.openDropdown()
              }}
              onKeyDown={press}
              onBlur={() => props.onLeave('blur')}
            />
          </Combobox.EventsTarget>
        </span>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown className={styles.dropdown} miw={220} onMouseDown={(event) => event.preventDefault()}>
        {/* What scrolls can be reached by keyboard, though the arrows scroll it from the line already. */}
        <Combobox.Options className={styles.options} aria-label={props.label} tabIndex={0}>
          {picks.map((pick) => (
            <Combobox.Option
              key={pick.key}
              value={pick.key}
              active={chosen.includes(pick.key)}
              className={styles.option}
            >
              {pick.mark}
              <span className="grow cut">
                {pick.label} {pick.hint && <small>{pick.hint}</small>}
              </span>
              {chosen.includes(pick.key) && <Icon name="check" />}
            </Combobox.Option>
          ))}
          {create && (
            <Combobox.Option value={creating} className={styles.option}>
              <Icon name="plus" />
              <span className="grow cut">{create.label}</span>
            </Combobox.Option>
          )}
          {onClear && query === '' && chosen.length > 0 && (
            <Combobox.Option value={clearing} className={styles.option}>
              <Icon name="x" />
              <span className="grow cut t2">{t('fields.clear')}</span>
            </Combobox.Option>
          )}
        </Combobox.Options>
        {/* A list has nothing but entries in it. */}
        {nothing && <div className={styles.empty}>{t(props.busy ? 'fields.searching' : 'fields.nothing')}</div>}
      </Combobox.Dropdown>
    </Combobox>
  )
}

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Suspense, useDeferredValue, useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { request } from '../api/request.ts'
import { useMe, type Me } from '../api/use-me.ts'
import { recordPath } from '../app/paths.ts'
import { definitions, findDefinition } from '../app/registry.ts'
import { goTo } from '../app/router.ts'
import { fetched } from '../kit/fetched.tsx'
import { Icon } from '../kit/icon.tsx'
import { join } from '../kit/join.ts'
import { KeyCap } from '../kit/key-cap.tsx'
import { useSlim } from '../kit/use-narrow.ts'
import { parseSignature } from '../../kernel/signature/signature.ts'
import { openCreate } from '../shell/create-request.ts'
import { closePalette, palette } from '../shell/palette-open.ts'
import { recent } from '../shell/recent.ts'
import { subject } from '../shell/subject.ts'
import { currentLocale } from '../words/format.ts'
import { useWords } from '../words/words.ts'
import { ItemMark } from './item-mark.tsx'
import { marked, sectionsOf, stillFits, type Found, type Item } from './items.ts'
import { useEntries } from './use-entries.ts'
import styles from './palette.module.css'

const Preview = fetched(() => import('./preview.tsx'))

/** Ctrl K: find a record, do something, go somewhere. */
export function Palette() {
  const t = useWords()
  const element = useRef<HTMLDialogElement>(null)
  const [text, setText] = useState(palette.get()?.text ?? '')
  const [narrowed, setNarrowed] = useState('all')
  const [at, setAt] = useState(0)
  const [before] = useState(() => document.activeElement as HTMLElement | null)
  const about = subject.use()
  const may = useMe().permissions
  const found = useFound(text)
  const entries = useEntries(text)
  const recents = recent.use()
  const sections = sectionsOf({ text, narrowed, found, recent: recents, entries })
  const items = sections.flatMap((section) => section.items)
  const active = items[Math.min(at, items.length - 1)]
  const tabs = tabsOf(found, text)
  const slim = useSlim()
  const isWide = !slim && items.some(({ kind }) => kind === 'record')

  useEffect(() => {
    const dialog = element.current
    if (dialog && !dialog.open) dialog.showModal()
    // It is taken away without being closed, so that the browser gives nothing back.
    return () => before?.focus()
  }, [before])
  useEffect(() => {
    document.getElementById(active ? `palette-${active.key}` : '')?.scrollIntoView({ block: 'nearest' })
  }, [active])

  const choose = (item: Item, aside = false) => {
    // Gone at once, its focus given back: what begins now takes the focus itself, and gives it back there.
    flushSync(closePalette)
    run(item, aside)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && items.length > 0) setAt((Math.min(at, items.length - 1) + step + items.length) % items.length)
    else if (event.key === 'Tab' && tabs.length > 1) {
      const index = tabs.indexOf(narrowed) + (event.shiftKey ? -1 : 1)
      setNarrowed(tabs[(index + tabs.length) % tabs.length]!)
      setAt(0)
    } else if (event.key === 'Enter' && active) choose(active, event.ctrlKey || event.metaKey)
    else return
    event.preventDefault()
  }
  return (
    <dialog
      ref={element}
      className={join(styles.palette, isWide && styles.wide)}
      aria-label={t('shell.search')}
      onCancel={closePalette}
      onClose={closePalette}
      onMouseDown={(event) => event.target === element.current && closePalette()}
    >
      <div className={styles.head}>
        <Icon name="search" size={20} />
        <input
          className={styles.input}
          role="combobox"
          aria-expanded
          aria-controls="palette-list"
          aria-activedescendant={active ? `palette-${active.key}` : undefined}
          aria-label={t('palette.what')}
          placeholder={t('palette.what')}
          value={text}
          autoFocus
          spellCheck={false}
          onKeyDown={onKeyDown}
          onPaste={(event) => offerSignature(event, may)}
          onChange={(event) => {
            setText(event.target.value)
            setAt(0)
            if (event.target.value === '') setNarrowed('all')
          }}
        />
        {about?.kind === 'selection' && <span className="meta t2">{t('list.selected', { count: about.count })}</span>}
        <KeyCap keys="escape" />
      </div>
      {tabs.length > 1 && (
        <div className={styles.tabs} role="group" aria-label={t('palette.narrow')}>
          {tabs.map((tab) => (
            <button
              key={tab}
              type="button"
              tabIndex={-1}
              aria-pressed={tab === narrowed}
              className={join(styles.tab, tab === narrowed && styles.on)}
              onClick={() => setNarrowed(tab)}
            >
              {tab === 'all' || tab === 'actions' ? t(`palette.${tab}`) : findDefinition(tab)?.label.many}
              {tab !== 'all' && tab !== 'actions' && ` ${found.filter(({ record }) => record === tab).length}`}
            </button>
          ))}
          <span className="grow" />
          <span className={join(styles.hint, 'meta t3')}>
            <KeyCap keys="Tab" /> {t('palette.narrows')}
          </span>
        </div>
      )}
      <div className={styles.results}>
        <div className={styles.list} role="listbox" id="palette-list" aria-label={t('shell.search')}>
          {sections.map(({ section, items: listed }) => (
            <div key={section} role="group" aria-label={t(`palette.section.${section}`)}>
              <h4 className={styles.section} aria-hidden>
                {t(`palette.section.${section}`)}
              </h4>
              {listed.map((item) => (
                <Line
                  key={item.key}
                  item={item}
                  text={text}
                  active={item === active}
                  onPoint={() => setAt(items.indexOf(item))}
                  onChoose={(aside) => choose(item, aside)}
                />
              ))}
            </div>
          ))}
          {items.length === 0 && <p className={styles.none}>{t('palette.nothing', { text })}</p>}
        </div>
        {isWide && (
          <aside className={styles.preview} aria-label={t('palette.preview')}>
            <Suspense>{active?.kind === 'record' && <Preview item={active} />}</Suspense>
          </aside>
        )}
      </div>
      <footer className={join(styles.foot, 'meta t2')}>
        <KeyCap keys="arrowup" />
        <KeyCap keys="arrowdown" /> {t('palette.move')}
        <KeyCap keys="enter" /> {t('palette.open')}
        <KeyCap keys="mod+enter" /> {t('palette.aside')}
        <span className="grow" />
        <KeyCap keys=">" /> {t('palette.actionsOnly')}
        <KeyCap keys="?" /> {t('palette.help')}
      </footer>
    </dialog>
  )
}

/** A signature that is pasted makes somebody, once it was looked at; the input itself would lose its lines. */
function offerSignature(event: ClipboardEvent, may: Me['permissions']): void {
  const pasted = event.clipboardData.getData('text/plain')
  const maker = definitions().find(({ name, fields }) => fields.firstName && fields.emails && may[name]?.create)
  if (!maker || !/\n/.test(pasted.trim()) || !parseSignature(pasted, currentLocale())) return
  event.preventDefault()
  closePalette()
  openCreate(maker.name, { pasted })
}

/** Until the answer is there, what was found before stands as far as it fits: Enter never opens what one did not type. */
function useFound(text: string): readonly Found[] {
  const now = /^[>?]/.test(text) ? '' : text.trim()
  const q = useDeferredValue(now)
  const { data, isPlaceholderData } = useQuery({
    queryKey: ['search', q],
    queryFn: ({ signal }) => request<{ data: Found[] }>('search', { query: { q, limit: 10 }, signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: 5000,
  })
  if (q === '' || now === '') return []
  const isOlder = isPlaceholderData || q !== now
  return (data?.data ?? []).filter(
    (found) => findDefinition(found.record)?.hidden === false && (!isOlder || stillFits(found, now)),
  )
}

function tabsOf(found: readonly Found[], text: string): string[] {
  if (text.trim() === '' || /^[>?]/.test(text)) return []
  return ['all', ...new Set(found.map(({ record }) => record)), 'actions']
}

function run(item: Item, aside: boolean): void {
  const address = item.kind === 'record' ? recordPath(item.record, item.id) : item.address
  if (address === undefined) return item.kind === 'entry' ? item.run?.() : undefined
  if (aside) window.open(address, '_blank')
  else goTo(address)
}

interface LineProps {
  item: Item
  text: string
  active: boolean
  onPoint: () => void
  onChoose: (aside: boolean) => void
}

function Line({ item, text, active, onPoint, onChoose }: LineProps) {
  const title = item.kind === 'record' ? item.title : item.label
  return (
    <div
      role="option"
      id={`palette-${item.key}`}
      aria-selected={active}
      className={join(styles.line, active && styles.active)}
      onMouseMove={() => !active && onPoint()}
      onClick={(event) => onChoose(event.ctrlKey || event.metaKey)}
    >
      <ItemMark item={item} />
      <span className="cut">
        {marked(title, text).map((part, index) =>
          part.hit ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
        )}
        <Aside item={item} />
      </span>
      <span className="grow" />
      {item.kind === 'entry' && item.keys ? <KeyCap keys={item.keys} /> : active && <KeyCap keys="enter" />}
    </div>
  )
}

function Aside({ item }: { item: Item }) {
  const aside = item.kind === 'record' ? item.subtitle || findDefinition(item.record)?.label.one : item.aside
  return aside ? <span className={styles.aside}>{aside}</span> : null
}

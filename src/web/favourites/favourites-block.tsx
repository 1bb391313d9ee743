import { useState, type DragEvent } from 'react'
import { newId } from '../../kernel/id.ts'
import type { Favourite, Folder } from '../../kernel/sidebar.ts'
import { usePreference } from '../api/preferences.ts'
import { followHere } from '../fields/record-link.tsx'
import { Button } from '../kit/button.tsx'
import { Icon } from '../kit/icon.tsx'
import { join } from '../kit/join.ts'
import { Menu, type MenuItem } from '../kit/menu.tsx'
import { useReorder, type Draggable } from '../kit/reorder.ts'
import styles from '../shell/sidebar.module.css'
import { useWords } from '../words/words.ts'
import {
  add,
  addFolder,
  into,
  keyOf,
  moveBefore,
  remove,
  rename,
  step,
  toggleFolder,
  type Entry,
} from './favourite-list.ts'
import { favouriteOf } from './here.ts'
import { NameInput } from './name-input.tsx'
import { changeFavourites, useShown, type Shown } from './use-favourites.ts'

/** What one keeps at hand: records, views and pages, in folders where there are many. Links can be dropped on it. */
export function FavouritesBlock({ here }: { here: string }) {
  const t = useWords()
  const list = usePreference('favourites')
  const shown = useShown()
  const [naming, setNaming] = useState<string | null>(null)
  const [over, setOver] = useState(false)
  const drag = useReorder('favourite', (key, before) => changeFavourites((now) => moveBefore(now, key, before)))
  const shared = { shown, here, naming, onName: setNaming, drag }
  return (
    <section
      className={join(styles.block, over && styles.over)}
      aria-label={t('shell.favourites')}
      onDragOver={(event) => {
        if (!isForeignLink(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        if (!isForeignLink(event)) return
        event.preventDefault()
        dropLink(event)
      }}
    >
      <div className={styles.blockHead}>
        <h2 className="grow">{t('shell.favourites')}</h2>
        <Button
          kind="quiet"
          size={24}
          icon="folder-plus"
          className={styles.onHover}
          label={t('favourites.newFolder')}
          onClick={() => {
            const id = newId()
            changeFavourites((now) => addFolder(now, id, t('favourites.folder')))
            setNaming(id)
          }}
        />
      </div>
      {list.length === 0 && <p className={styles.none}>{t('favourites.none')}</p>}
      {list.map((entry) =>
        entry.kind === 'folder' ? (
          <FolderLine key={entry.id} folder={entry} {...shared} />
        ) : (
          <Line key={keyOf(entry)} entry={entry} folder={null} {...shared} />
        ),
      )}
    </section>
  )
}

interface Shared {
  shown: (favourite: Favourite) => Shown | null
  here: string
  naming: string | null
  onName: (key: string | null) => void
  drag: (key: string) => Draggable
}

function FolderLine({ folder, ...shared }: { folder: Folder } & Shared) {
  const items = useEntryItems(folder, null, shared.onName)
  if (shared.naming === folder.id)
    return <NameInput value={folder.name} onDone={(name) => finish(folder.id, name, shared.onName)} />
  return (
    <>
      <div className={styles.line} {...shared.drag(folder.id)}>
        <button
          type="button"
          className={styles.place}
          aria-expanded={!folder.closed}
          title={folder.name}
          onClick={() => changeFavourites((now) => toggleFolder(now, folder.id))}
        >
          <Icon name={folder.closed ? 'folder' : 'folder-open'} />
          <span className="cut">{folder.name}</span>
        </button>
        <EntryMenu label={folder.name} items={items} />
      </div>
      {!folder.closed && (
        <div className={styles.inside}>
          {folder.items.map((item) => (
            <Line key={keyOf(item)} entry={item} folder={folder.id} {...shared} />
          ))}
        </div>
      )}
    </>
  )
}

function Line({
  entry,
  folder,
  shown,
  here,
  naming,
  onName,
  drag,
}: { entry: Favourite; folder: string | null } & Shared) {
  const t = useWords()
  const items = useEntryItems(entry, folder, onName)
  const look = shown(entry)
  if (!look) return <div className={styles.place} aria-hidden />
  if (naming === look.key) return <NameInput value={look.label} onDone={(name) => finish(look.key, name, onName)} />
  const label = look.label || t('favourites.gone')
  return (
    <div className={styles.line} {...drag(look.key)}>
      {look.gone ? (
        <span className={join(styles.place, 't3')} title={t('favourites.gone')}>
          <Icon name={look.icon} />
          <span className="cut">{label}</span>
        </span>
      ) : (
        <a
          href={look.to}
          className={styles.place}
          aria-current={look.to === here ? 'page' : undefined}
          title={label}
          onClick={(event) => followHere(event, look.to)}
        >
          <Icon name={look.icon} />
          <span className="cut">{label}</span>
        </a>
      )}
      <EntryMenu label={label} items={items} />
    </div>
  )
}

export function EntryMenu({ label, items }: { label: string; items: readonly MenuItem[] }) {
  const t = useWords()
  return (
    <Menu items={items} align="end">
      <Button
        kind="quiet"
        size={24}
        icon="dots"
        className={styles.onHover}
        label={t('favourites.moreOf', { name: label })}
      />
    </Menu>
  )
}

/** What can be done with an entry without dragging it. */
function useEntryItems(entry: Entry, folder: string | null, onName: (key: string) => void): MenuItem[] {
  const t = useWords()
  const key = keyOf(entry)
  const folders = usePreference('favourites').filter((each) => each.kind === 'folder')
  const change = (label: string, icon: string, next: Parameters<typeof changeFavourites>[0]): MenuItem => ({
    label,
    icon,
    onSelect: () => changeFavourites(next),
  })
  const targets = entry.kind === 'folder' ? [] : folders.filter(({ id }) => id !== folder)
  return [
    { label: t('favourites.rename'), icon: 'pencil', onSelect: () => onName(key) },
    change(t('favourites.up'), 'arrow-up', (list) => step(list, key, -1)),
    change(t('favourites.down'), 'arrow-down', (list) => step(list, key, 1)),
    ...targets.map(({ id, name }) => change(t('favourites.into', { name }), 'folder', (list) => into(list, key, id))),
    ...(folder ? [change(t('favourites.out'), 'folder-off', (list) => into(list, key, null))] : []),
    { ...change(t('favourites.remove'), 'x', (list) => remove(list, key)), group: true },
  ]
}

function finish(key: string, name: string | null, onName: (key: string | null) => void): void {
  onName(null)
  if (name !== null) changeFavourites((list) => rename(list, key, name.trim() || null))
}

const isForeignLink = ({ dataTransfer: { types } }: DragEvent) =>
  types.includes('text/uri-list') && !types.includes('application/x-farley-favourite')

/** A link of the app that was dropped becomes a favourite; other links are left alone. */
function dropLink({ dataTransfer }: DragEvent): void {
  const [address = ''] = dataTransfer.getData('text/uri-list').split(/\r?\n/)
  const html = new DOMParser().parseFromString(dataTransfer.getData('text/html'), 'text/html')
  const favourite = URL.canParse(address) ? favouriteOf(address, html.body.textContent ?? '') : null
  if (favourite) changeFavourites((list) => add(list, favourite))
}

import { useState } from 'react'
import type { RecordDefinition } from '../../kernel/record.ts'
import { create, remove } from '../api/create.ts'
import { useUpdate } from '../api/use-update.ts'
import { useMe } from '../api/use-me.ts'
import { sentenceOf } from '../api/request.ts'
import { usePreference } from '../api/preferences.ts'
import { findDefinition } from '../app/registry.ts'
import { isFavourite } from '../favourites/favourite-list.ts'
import { toggleFavourite } from '../favourites/use-favourites.ts'
import { Button } from '../kit/button.tsx'
import { Checkbox } from '../kit/checkbox.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Menu, type MenuItem } from '../kit/menu.tsx'
import { TextField } from '../kit/text-field.tsx'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import { iconOfLayout } from './layouts.ts'
import { queryText } from './query.ts'
import type { ListState } from './use-list-state.ts'
import styles from './view-menu.module.css'

/** The view that is open, the others, and how one is kept: a dot says that what is shown is not saved. */
export function ViewMenu({ definition, state }: { definition: RecordDefinition; state: ListState }) {
  const t = useWords()
  const me = useMe()
  const viewDefinition = findDefinition('view')!
  const update = useUpdate(viewDefinition)
  const [naming, setNaming] = useState<'new' | 'rename' | null>(null)
  const { view, views, shipped, changed } = state
  const starred = isFavourite(usePreference('favourites'), view?.id ?? '')
  const mine = view && (view.owner === me.user.id || me.permissions.view?.edit === 'all')
  const { layout = 'table', ...query } = state.query
  const keep = () =>
    view && void update(view as never, { layout, query: queryText(query) } as never).then(() => state.openView(view.id))
  const all = t('list.all', { records: named(definition.label.many) })
  const entry = (id: string | undefined, label: string, icon: string): MenuItem => ({
    label,
    icon,
    checked: state.address.view === id,
    onSelect: () => state.openView(id),
  })
  const items: MenuItem[] = [
    entry(undefined, all, definition.icon),
    ...shipped.map(({ key, label, layout: kind }) => entry(key, label, iconOfLayout(kind))),
    ...views.map((each, index) => ({
      ...entry(each.id, each.name, iconOfLayout(each.layout)),
      ...(index === 0 && { group: t('view.saved') }),
    })),
    { label: t('view.saveAs'), icon: 'plus', group: true, onSelect: () => setNaming('new') },
    ...(view
      ? [
          {
            label: t(starred ? 'favourites.remove' : 'favourites.add'),
            icon: starred ? 'star-filled' : 'star',
            onSelect: () => toggleFavourite({ kind: 'view', id: view.id, name: null }),
          },
        ]
      : []),
    ...(view && mine
      ? [
          { label: t('view.rename'), icon: 'pencil', onSelect: () => setNaming('rename') },
          {
            label: t('view.delete'),
            icon: 'trash',
            danger: true,
            onSelect: () => void remove(viewDefinition, view).then(() => state.openView(undefined)),
          },
        ]
      : []),
  ]
  return (
    <>
      <span className={`vr ${styles.line}`} />
      <Menu items={items}>
        <Button kind="quiet" iconAfter="chevron-down" className={styles.name}>
          <span className="cut">{state.title ?? all}</span>
        </Button>
      </Menu>
      {changed && (
        <span className={styles.changed}>
          <span className={styles.unsaved}>
            <i className={styles.dot} />
            {t('view.unsaved')}
          </span>
          <Button kind="link" onClick={() => (mine ? keep() : setNaming('new'))}>
            {t('save')}
          </Button>
        </span>
      )}
      {naming && (
        <ViewForm
          title={t(naming === 'new' ? 'view.saveAs' : 'view.rename')}
          name={naming === 'rename' ? view!.name : ''}
          isPrivate={naming === 'rename' ? view!.private !== false : true}
          onClose={() => setNaming(null)}
          onSave={async (name, isPrivate) => {
            if (naming === 'rename') await update(view as never, { name, private: isPrivate } as never)
            else {
              const values = {
                name,
                private: isPrivate,
                of: definition.name,
                layout,
                query: queryText(query),
                owner: me.user.id,
              }
              const made = await create(viewDefinition, values as never)
              state.openView(made.data.id)
            }
            setNaming(null)
          }}
        />
      )}
    </>
  )
}

interface FormProps {
  title: string
  name: string
  isPrivate: boolean
  onSave: (name: string, isPrivate: boolean) => Promise<void>
  onClose: () => void
}

function ViewForm({ title, name: before, isPrivate, onSave, onClose }: FormProps) {
  const t = useWords()
  const [name, setName] = useState(before)
  const [shared, setShared] = useState(!isPrivate)
  const [error, setError] = useState<string>()
  const save = () => onSave(name.trim(), !shared).catch((refused: unknown) => setError(sentenceOf(refused)))
  return (
    <Dialog
      title={title}
      onClose={onClose}
      width={400}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button kind="primary" disabled={name.trim() === ''} onClick={() => void save()}>
            {t('save')}
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim()) void save()
        }}
      >
        <TextField
          label={t('view.name')}
          value={name}
          error={error}
          autoFocus
          onChange={(event) => setName(event.target.value)}
        />
        <label className="row">
          <Checkbox label={t('view.share')} checked={shared} onChange={(event) => setShared(event.target.checked)} />
          {t('view.share')}
        </label>
      </form>
    </Dialog>
  )
}

import type { MenuGroup, SidebarLayout } from '../../../kernel/sidebar.ts'
import { useMe } from '../../../web/api/use-me.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Chip } from '../../../web/kit/chip.tsx'
import { Icon } from '../../../web/kit/icon.tsx'
import { MoveButtons } from '../../../web/settings/move-buttons.tsx'
import { Part, Rows, SettingsRow } from '../../../web/settings/part.tsx'
import { menuOf, type Place } from '../../../web/shell/menu-entries.ts'
import { arrange, hide, move, openFirst, pin, show, unpin } from '../../../web/shell/sidebar-layout.ts'
import { useWords } from '../../../web/words/words.ts'

interface Props {
  layout: SidebarLayout
  onChange: (layout: SidebarLayout) => void
}

/** Every place of the sidebar, group by group, and what can be done with it; each change is saved at once. */
export function SidebarEditor({ layout, onChange }: Props) {
  const t = useWords()
  const menu = menuOf(useMe())
  const all = menu.flatMap(({ places }) => places)
  const { pinned, groups, more } = arrange(menu, layout)
  const hidden = layout.hidden.flatMap((to) => all.find((place) => place.to === to) ?? [])
  const open = new Set(groups.map(({ group }) => group))
  const shared = { layout, onChange }
  return (
    <>
      {pinned.length > 0 && (
        <Part title={t('sidebar.pinned')}>
          <Places places={pinned} {...shared} />
        </Part>
      )}
      {[...groups, ...more].map(({ group, places }, index) => (
        <Part
          key={`${group}${index}`}
          title={
            <span className="row">
              {t(`shell.group.${group}`)}
              <Chip>{t(index < groups.length ? 'sidebar.opens' : 'sidebar.waits')}</Chip>
            </span>
          }
          action={
            !open.has(group) &&
            group !== 'more' && (
              <Button icon="arrow-up" onClick={() => onChange(openFirst(layout, group as MenuGroup))}>
                {t('sidebar.openFirst')}
              </Button>
            )
          }
        >
          <Places places={places} {...shared} />
        </Part>
      ))}
      {hidden.length > 0 && (
        <Part title={t('sidebar.hidden')}>
          <Rows>
            {hidden.map((place) => (
              <SettingsRow key={place.to} before={<Icon name={place.icon} />} name={place.label}>
                <Button icon="eye" onClick={() => onChange(show(layout, place.to))}>
                  {t('sidebar.show')}
                </Button>
              </SettingsRow>
            ))}
          </Rows>
        </Part>
      )}
    </>
  )
}

function Places({ places, layout, onChange }: Props & { places: readonly Place[] }) {
  const t = useWords()
  const beside = places.map(({ to }) => to)
  const isPinned = (to: string) => layout.pinned.includes(to)
  return (
    <Rows>
      {places.map(({ to, icon, label }, index) => (
        <SettingsRow key={to} before={<Icon name={icon} />} name={label}>
          <MoveButtons
            name={label}
            first={index === 0}
            last={index === places.length - 1}
            onMove={(by) => {
              const before = by < 0 ? beside[index - 1]! : (beside[index + 2] ?? null)
              onChange(move(layout, beside, to, before))
            }}
          />
          <Button
            kind="quiet"
            icon={isPinned(to) ? 'pinned-off' : 'pin'}
            label={`${t(isPinned(to) ? 'sidebar.unpin' : 'sidebar.pin')}: ${label}`}
            onClick={() => onChange(isPinned(to) ? unpin(layout, to) : pin(layout, to))}
          />
          <Button
            kind="quiet"
            icon="eye-off"
            label={`${t('sidebar.hide')}: ${label}`}
            onClick={() => onChange(hide(layout, to))}
          />
        </SettingsRow>
      ))}
    </Rows>
  )
}

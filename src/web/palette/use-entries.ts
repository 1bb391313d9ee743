import { useMe } from '../api/use-me.ts'
import { definitions, rooms } from '../app/registry.ts'
import { contactsOf, emptyTyped } from '../fields/edit/contact-items.ts'
import { parseEmails, parsePhones } from '../../kernel/written/contacts.ts'
import { helpOpen, helpTopics } from '../help/help-open.ts'
import { useAllCommands } from '../shell/commands.ts'
import { openCreate } from '../shell/create-request.ts'
import { named } from '../words/language.ts'
import { useWords } from '../words/words.ts'
import type { Entry } from './items.ts'
import { useSavedViews } from './use-saved-views.ts'

/** Everything that the palette knows beside records: what can be done, where one can go, what can be looked up. */
export function useEntries(text: string): Entry[] {
  return [...useMaking(text), ...useCommandEntries(), ...useViewEntries(), ...useSettingEntries(), ...useHelpEntries()]
}

function useCommandEntries(): Entry[] {
  const offered = useAllCommands().filter((command) => !command.keysOnly && !command.listedOnly)
  return offered.map(({ id, label, icon = 'player-play', keys, group, run }) => ({
    kind: 'entry',
    section: group,
    key: id,
    label,
    icon,
    ...(keys && { keys }),
    run,
  }))
}

function useViewEntries(): Entry[] {
  const t = useWords()
  return useSavedViews().map(({ id, name, layout, address }) => ({
    kind: 'entry',
    section: 'views',
    key: id,
    label: name,
    icon: layout === 'board' ? 'layout-kanban' : 'table',
    aside: t('palette.view'),
    address,
  }))
}

function useSettingEntries(): Entry[] {
  const t = useWords()
  const { role } = useMe().user
  const mayAll = role === 'owner' || role === 'admin'
  const pages = rooms().flatMap((room) => room.settings ?? [])
  return pages
    .filter(({ admin }) => mayAll || !admin)
    .map(({ path, label, icon }) => ({
      kind: 'entry',
      section: 'settings',
      key: `settings-${path}`,
      label,
      icon,
      aside: t('shell.settings'),
      words: t(`settings.words.${path}`, { defaultValue: '' }),
      address: `/settings/${path}`,
    }))
}

function useHelpEntries(): Entry[] {
  const t = useWords()
  return helpTopics.map((topic) => ({
    kind: 'entry',
    section: 'help',
    key: `help-${topic}`,
    label: t(`help.topics.${topic}.title`),
    icon: 'help-circle',
    words: t(`help.topics.${topic}.text`),
    run: () => helpOpen.set(topic),
  }))
}

/** Of an address or a number that was typed or pasted, somebody can be made. */
function useMaking(text: string): Entry[] {
  const t = useWords()
  const me = useMe()
  const kind = parseEmails(text).length > 0 ? 'emails' : isNumber(text) ? 'phones' : null
  if (!kind) return []
  const kinds = definitions().filter(
    ({ name, hidden, setting, fields }) => !hidden && !setting && fields[kind] && me.permissions[name]?.create,
  )
  return kinds.map(({ name, label, icon }) => ({
    kind: 'entry',
    section: 'make',
    key: `make-${name}`,
    label: t('palette.make', { record: named(label.one), value: text.trim() }),
    icon,
    run: () => openCreate(name, { initial: { [kind]: contactsOf(kind, [{ ...emptyTyped(), text }], []).contacts } }),
  }))
}

/** A number and nothing else: `Room 4711` is something that is looked for. */
const isNumber = (text: string) => /^[\d\s()+./-]{6,}$/.test(text.trim()) && parsePhones(text).length > 0

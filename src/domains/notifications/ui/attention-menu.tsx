import { useQuery } from '@tanstack/react-query'
import type { Row } from '../../../web/api/answers.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Menu } from '../../../web/kit/menu.tsx'
import { useWords } from '../../../web/words/words.ts'
import { attentionQuery, pay } from './attention.ts'

/** The bell of a record: whether one hears more of it, or nothing. */
export default function AttentionMenu({ row }: { row: Row }) {
  const t = useWords()
  const { data } = useQuery(attentionQuery(row.id))
  const state = data?.data.state ?? null
  const choices = ['neither', 'following', 'muted'] as const
  const icons = { neither: 'bell', following: 'bell-ringing', muted: 'bell-off' }
  const now = state ?? 'neither'
  return (
    <Menu
      align="end"
      width={300}
      items={choices.map((choice) => ({
        label: t(`inbox.attention.${choice}`),
        icon: icons[choice],
        checked: choice === now,
        onSelect: () => void pay(row.id, choice === 'neither' ? null : choice),
      }))}
    >
      <Button
        kind="quiet"
        icon={icons[now]}
        label={t('inbox.attention.title', { state: t(`inbox.attention.${now}`) })}
      />
    </Menu>
  )
}

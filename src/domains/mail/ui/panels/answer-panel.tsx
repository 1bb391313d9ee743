import type { Row } from '../../../../web/api/answers.ts'
import { useMe } from '../../../../web/api/use-me.ts'
import { goTo } from '../../../../web/app/router.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { useCommands, useKeysOf } from '../../../../web/shell/commands.ts'
import { useWords } from '../../../../web/words/words.ts'
import { pageOfSource, type Source } from '../letters/source.ts'
import styles from './message.module.css'

const ways = [
  { how: 'reply', icon: 'corner-up-left' },
  { how: 'all', icon: 'corner-up-left-double' },
  { how: 'forward', icon: 'corner-up-right' },
] as const satisfies readonly { how: Source['how']; icon: string }[]

/** Answers an e-mail or passes it on. */
export default function AnswerPanel({ row }: { row: Row }) {
  const t = useWords()
  const keysOf = useKeysOf()
  const may = useMe().permissions.letter?.create !== false && !row.deletedAt
  const offered = may ? ways : []
  useCommands(
    offered.map(({ how, icon }) => ({
      id: `letter-${how}`,
      label: t(`mail.answer.${how}`),
      icon,
      group: 'here' as const,
      run: () => goTo(pageOfSource({ email: row.id, how })),
    })),
  )
  if (offered.length === 0) return null
  return (
    <div className={styles.answer}>
      {offered.map(({ how, icon }) => (
        <Way
          key={how}
          icon={icon}
          keys={keysOf(`letter-${how}`)}
          label={t(`mail.answer.${how}`)}
          onClick={() => goTo(pageOfSource({ email: row.id, how }))}
        />
      ))}
    </div>
  )
}

interface WayProps {
  icon: string
  keys: string | undefined
  label: string
  onClick: () => void
}

const Way = ({ icon, keys, label, onClick }: WayProps) => (
  <Button size={32} icon={icon} {...(keys && { keys })} onClick={onClick}>
    {label}
  </Button>
)

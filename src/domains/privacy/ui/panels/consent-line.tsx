import { goTo } from '../../../../web/app/router.ts'
import { pageOf } from '../../../../web/api/path.ts'
import { useFields } from '../../../../web/api/use-fields.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Chip, type Tone } from '../../../../web/kit/chip.tsx'
import { Icon } from '../../../../web/kit/icon.tsx'
import { Menu, type MenuItem } from '../../../../web/kit/menu.tsx'
import { dayIn } from '../../../../kernel/time.ts'
import { currentTimeZone, formatDay } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { consent, type Channel } from '../../model/index.ts'
import type { Consent } from './consents-panel.tsx'
import styles from '../consents.module.css'

interface Props {
  purpose: string
  channel: Channel
  row: Consent | undefined
  /** Says what the person decided; missing where one may not. */
  onSay?: (state: Consent['state']) => void
}

const channelIcons: Record<Channel, string> = { email: 'mail', phone: 'phone', post: 'send', message: 'message-circle' }
const looks: Record<Consent['state'], { tone: Tone; icon: string }> = {
  given: { tone: 'success', icon: 'check' },
  withdrawn: { tone: 'danger', icon: 'x' },
}

/** One purpose by one channel: whether the person agreed, since when and how, and what they may say now. */
export function ConsentLine({ purpose, channel, row, onSay }: Props) {
  const t = useWords()
  const fields = useFields(consent)
  const labelOf = (name: 'channel' | 'state' | 'how', key: string) =>
    fields[name]?.options?.find((option) => option.key === key)?.label ?? key
  const since = row?.since && formatDay(dayIn(currentTimeZone(), new Date(row.since)), { year: true })
  const under = [labelOf('channel', channel), ...(row ? [since, labelOf('how', row.how), row.source] : [])]
  const items: MenuItem[] = [
    ...(onSay && row?.state !== 'given'
      ? [{ label: t('privacy.agrees'), icon: 'check', onSelect: () => onSay('given') }]
      : []),
    ...(onSay && row?.state !== 'withdrawn'
      ? [{ label: t(row ? 'privacy.withdraws' : 'privacy.objects'), icon: 'hand-stop', onSelect: () => onSay('withdrawn') }] // prettier-ignore
      : []),
    ...(row ? [{ label: t('privacy.proof'), icon: 'history', onSelect: () => goTo(pageOf(consent, row.id)) }] : []),
  ]
  return (
    <div className={styles.line}>
      <Icon name={channelIcons[channel]} />
      <span className={styles.text}>
        <span className="cut m">{purpose}</span>
        <span className="cut meta t2">{under.filter(Boolean).join(' · ')}</span>
      </span>
      {row ? <Chip {...looks[row.state]}>{labelOf('state', row.state)}</Chip> : <Chip>{t('privacy.neverAsked')}</Chip>}
      {items.length > 0 && (
        <Menu align="end" items={items}>
          <Button
            kind="quiet"
            size={24}
            icon="dots"
            label={t('privacy.moreOf', { purpose, channel: labelOf('channel', channel) })}
          />
        </Menu>
      )}
    </div>
  )
}

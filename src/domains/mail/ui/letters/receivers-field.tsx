import { useRef, useState } from 'react'
import { ChosenChips } from '../../../../web/fields/edit/chosen-chips.tsx'
import { Picker } from '../../../../web/fields/edit/picker.tsx'
import { Icon } from '../../../../web/kit/icon.tsx'
import { useWords } from '../../../../web/words/words.ts'
import { asText, isAddress, receiversIn, withoutDoubles, type Receiver } from './addresses.ts'
import styles from './letters.module.css'
import { useCorrespondents } from './use-correspondents.ts'

interface Props {
  label: string
  value: string
  onChange: (value: string) => void
  /** Told whom it is written to, where that is somebody known. */
  onKnown: (person: string) => void
  error?: string | undefined
  autoFocus?: boolean
}

/** To whom: people are found by name or address as one types, other addresses are taken as they are. */
export function ReceiversField({ label, value, onChange, onKnown, error, autoFocus = false }: Props) {
  const t = useWords()
  const [open, setOpen] = useState(autoFocus)
  const [query, setQuery] = useState('')
  const field = useRef<HTMLDivElement>(null)
  const receivers = receiversIn(value)
  const { found, busy } = useCorrespondents(query, open)
  const write = (all: readonly Receiver[]) => onChange(asText(withoutDoubles(all)))
  const add = (more: readonly Receiver[]) => {
    write([...receivers, ...more])
    setQuery('')
  }
  /** What is typed is taken once it is whole: with a comma after it, or when one leaves. */
  const type = (text: string) => (/[,;\n]\s*$|>.*[,;]/.test(text) || receiversIn(text).length > 1 ? add(receiversIn(text)) : setQuery(text))
  const leave = () => {
    if (query.trim() !== '') add(receiversIn(query))
    setOpen(false)
  }
  const chips = receivers.map((each, at) => ({
    key: String(at),
    label: `${each.name || each.address}${isAddress(each.address) ? '' : ' ⚠'}`,
  }))
  return (
    <div ref={field} className={styles.line} data-wrong={error ? true : undefined}>
      <span className={styles.label}>{label}</span>
      {open ? (
        <Picker
          label={label}
          placeholder={receivers.length > 0 ? '' : t('letters.whom')}
          picks={found.map(({ key, name, address }) => ({ key, label: name, hint: address, mark: <Icon name="mail" /> }))}
          chosen={[]}
          query={query}
          busy={busy}
          autoFocus
          onQuery={type}
          onPick={(key) => {
            const one = found.find((each) => each.key === key)
            if (!one) return
            add([one])
            if (one.person) onKnown(one.person)
          }}
          create={isAddress(query) ? { label: t('letters.toAddress', { address: query.trim() }), run: () => add(receiversIn(query)) } : undefined}
          onBackspace={() => write(receivers.slice(0, -1))}
          onLeave={leave}
        >
          <ChosenChips items={chips} onRemove={(key) => write(receivers.filter((_, at) => String(at) !== key))} />
        </Picker>
      ) : (
        <button type="button" className={styles.closed} aria-label={`${label}: ${receivers.length > 0 ? asText(receivers) : t('letters.whom')}`} onFocus={() => setOpen(true)} onClick={() => setOpen(true)}>
          {receivers.length === 0 && <span className="t3">{t('letters.whom')}</span>}
          {receivers.map(({ name, address }) => (
            <span key={address} className={styles.chip} title={address} data-wrong={isAddress(address) ? undefined : true}>
              <bdi className="cut">{name || address}</bdi>
            </span>
          ))}
        </button>
      )}
      {error && (
        <p role="alert" className={styles.fault}>
          {error}
        </p>
      )}
    </div>
  )
} // prettier-ignore

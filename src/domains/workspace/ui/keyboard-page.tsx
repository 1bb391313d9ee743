import { useState } from 'react'
import { prefer, preferenceNow, usePreference } from '../../../web/api/preferences.ts'
import { Button } from '../../../web/kit/button.tsx'
import { Checkbox } from '../../../web/kit/checkbox.tsx'
import { KeyCap, keyText } from '../../../web/kit/key-cap.tsx'
import { toast } from '../../../web/kit/toast.tsx'
import { Part, Rows, SettingsRow } from '../../../web/settings/part.tsx'
import { useKeyCatalogue, type CatalogueEntry } from '../../../web/shell/key-catalogue.ts'
import { clashOf, type Clash } from '../../../web/shell/own-keys.ts'
import { formatList } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { KeyRecorder } from './key-recorder.tsx'

/** The keys of every command: changed by pressing others, taken away, and given back. */
export default function KeyboardPage() {
  const t = useWords()
  const single = usePreference('singleKeys')
  const own = usePreference('keys')
  const places = useKeyCatalogue()
  const all = places.flatMap(({ commands }) => commands)
  return (
    <>
      <Part
        title={t('keys.title')}
        about={t('keys.about')}
        action={
          Object.keys(own).length > 0 && (
            <Button icon="rotate" onClick={() => void prefer({ keys: null })}>
              {t('keys.resetAll')}
            </Button>
          )
        }
      >
        <label className="row reach">
          <Checkbox
            label={t('keys.single')}
            checked={single}
            onChange={(event) => void prefer({ singleKeys: event.target.checked })}
          />
          {t('keys.single')}
        </label>
      </Part>
      {places.map(({ title, commands }) => (
        <Part key={title} title={title}>
          <Rows>
            {commands.map((each) => (
              <Line key={each.id} command={each} all={all} />
            ))}
          </Rows>
        </Part>
      ))}
    </>
  )
}

function Line({ command, all }: { command: CatalogueEntry; all: readonly CatalogueEntry[] }) {
  const t = useWords()
  const [recording, setRecording] = useState(false)
  const own = usePreference('keys')
  const keep = (keys: string | null) => {
    setRecording(false)
    const clash = keys && clashOf(keys, command, all)
    if (clash) toast({ tone: 'danger', text: whyNot(keys, clash) })
    else void prefer({ keys: { ...preferenceNow('keys'), [command.id]: keys } })
  }
  const whyNot = (keys: string, clash: Clash) =>
    typeof clash === 'string'
      ? t(`keys.${clash}`, { keys: keyText(keys) })
      : t('keys.taken', { keys: keyText(keys), label: clash.label })
  const giveBack = () => {
    const { [command.id]: _, ...others } = own
    if (command.initial && clashOf(command.initial, { ...command, keys: command.initial }, all))
      return keep(command.initial)
    void prefer({ keys: others })
  }
  return (
    <SettingsRow name={command.label}>
      {recording ? (
        <KeyRecorder onDone={keep} onLeave={() => setRecording(false)} />
      ) : (
        <>
          {command.sharing.length > 0 && (
            <span className="warn meta">
              {t('keys.shared', { labels: formatList(command.sharing.map(({ label }) => label)) })}
            </span>
          )}
          {command.keys ? <KeyCap keys={command.keys} aloud /> : <span className="t3">{t('keys.none')}</span>}
          {command.id in own && (
            <Button kind="quiet" icon="rotate" label={t('keys.reset', { label: command.label })} onClick={giveBack} />
          )}
          {command.keys && (
            <Button
              kind="quiet"
              icon="x"
              label={t('keys.remove', { label: command.label })}
              onClick={() => keep(null)}
            />
          )}
          <Button
            kind="quiet"
            icon="pencil"
            label={t('keys.set', { label: command.label })}
            onClick={() => setRecording(true)}
          />
        </>
      )}
    </SettingsRow>
  )
}

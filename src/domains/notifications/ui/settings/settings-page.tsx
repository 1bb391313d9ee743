import { prefer, usePreference } from '../../../../web/api/preferences.ts'
import type { Preferences } from '../../../../kernel/preferences.ts'
import { Part } from '../../../../web/settings/part.tsx'
import { SelectField } from '../../../../web/settings/select-field.tsx'
import styles from '../../../../web/settings/settings.module.css'
import { useWords } from '../../../../web/words/words.ts'
import { DevicesPart } from './devices-part.tsx'
import { MailPart } from './mail-part.tsx'
import { QuietPart } from './quiet-part.tsx'

const choices: readonly Preferences['toldOfChanges'][] = ['owned', 'followed', 'never']

/** Of what one is told. */
export default function NotificationSettings() {
  const t = useWords()
  const chosen = usePreference('toldOfChanges')
  return (
    <>
      <Part title={t('inbox.settings.loud')}>
        <p className="t2">{t('inbox.settings.loudAbout')}</p>
      </Part>
      <DevicesPart />
      <MailPart />
      <QuietPart />
      <Part title={t('inbox.settings.changes')} about={t('inbox.settings.changesAbout')}>
        <div className={styles.form}>
          <SelectField
            label={t('inbox.settings.changesOf')}
            value={chosen}
            options={choices.map((key) => ({ value: key, label: t(`inbox.settings.${key}`) }))}
            onChange={(toldOfChanges) => void prefer({ toldOfChanges: toldOfChanges as Preferences['toldOfChanges'] })}
          />
        </div>
      </Part>
    </>
  )
}

import { useState } from 'react'
import { request } from '../../../../web/api/request.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Part, Rows, SettingsRow } from '../../../../web/settings/part.tsx'
import styles from '../../../../web/settings/settings.module.css'
import { formatMoment } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { readAnew } from '../signing-in/reads.ts'
import { usePasskeys } from '../passkeys/use-passkeys.ts'
import { SureForm, type Given } from '../signing-in/sure-form.tsx'
import { TurnOn } from './turn-on.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { useSecondFactor } from './use-second-factor.ts'

type Asked = 'app' | 'passkeys' | 'off' | 'codes'

/** Whether one signs in with two steps, and what turns that on and off. */
export function TwoSteps() {
  const t = useWords()
  const hasPasskey = usePasskeys().data?.data.some(({ copiedAt }) => !copiedAt)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const { data } = useSecondFactor()
  const state = data?.data
  const close = () => {
    setAsked(null)
    setCodes(null)
    readAnew()
  }
  return (
    <Part title={t('twoSteps.title')} about={t('twoSteps.about')}>
      {state && !state.on && (
        <span className={styles.inline}>
          <Button size={32} icon="shield-check" onClick={() => setAsked('app')}>
            {t('twoSteps.turnOn')}
          </Button>
          {hasPasskey && (
            <Button size={32} icon="fingerprint" onClick={() => setAsked('passkeys')}>
              {t('twoSteps.turnOnPasskeys')}
            </Button>
          )}
        </span>
      )}
      {state?.on && (
        <Rows>
          <SettingsRow
            name={t('twoSteps.since', { date: formatMoment(state.since!) })}
            under={`${t(state.app ? 'twoSteps.byApp' : 'twoSteps.byPasskeys')} · ${t('twoSteps.left', { count: state.recoveryCodes })}`}
          >
            {!state.app && <Button onClick={() => setAsked('app')}>{t('twoSteps.addApp')}</Button>}
            <Button onClick={() => setAsked('codes')}>{t('twoSteps.newCodes')}</Button>
            <Button kind="danger" onClick={() => setAsked('off')}>
              {t('twoSteps.turnOff')}
            </Button>
          </SettingsRow>
        </Rows>
      )}
      {asked === 'app' && <TurnOn onClose={close} />}
      {asked === 'passkeys' && !codes && (
        <SureForm
          title={t('twoSteps.turnOnPasskeys')}
          about={t('twoSteps.passkeysAbout')}
          go={t('twoSteps.turnOn')}
          onClose={close}
          send={(given) => newCodes('session/second-factor/passkeys', given).then(setCodes)}
        />
      )}
      {asked === 'off' && (
        <SureForm
          title={t('twoSteps.turnOff')}
          about={t('twoSteps.offAbout')}
          go={t('twoSteps.turnOff')}
          danger
          step={{ app: state?.app ?? true, passkeys: !(state?.app ?? true) }}
          onClose={close}
          send={async (given) => {
            await request('session/second-factor/off', { method: 'POST', body: given })
            close()
          }}
        />
      )}
      {asked === 'codes' && !codes && (
        <SureForm
          title={t('twoSteps.newCodes')}
          about={t('twoSteps.newCodesAbout')}
          go={t('twoSteps.makeCodes')}
          onClose={close}
          send={(given) => newCodes('session/second-factor/recovery-codes', given).then(setCodes)}
        />
      )}
      {codes && <RecoveryCodes codes={codes} onClose={close} />}
    </Part>
  )
}

async function newCodes(path: string, body: Given): Promise<readonly string[]> {
  const answer = await request<{ data: { recoveryCodes: string[] } }>(path, { method: 'POST', body })
  return answer.data.recoveryCodes
}

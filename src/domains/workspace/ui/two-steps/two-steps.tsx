import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../../../web/api/request.ts'
import { Button } from '../../../../web/kit/button.tsx'
import { Part, Rows, SettingsRow } from '../../../../web/settings/part.tsx'
import { formatMoment } from '../../../../web/words/format.ts'
import { useWords } from '../../../../web/words/words.ts'
import { factorKey, readAnew } from '../signing-in/reads.ts'
import { SureForm } from '../signing-in/sure-form.tsx'
import { TurnOn } from './turn-on.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'

interface State {
  on: boolean
  since: string | null
  recoveryCodes: number
}
type Asked = 'on' | 'off' | 'codes'

/** Whether one signs in with two steps, and what turns that on and off. */
export function TwoSteps() {
  const t = useWords()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const { data } = useQuery({
    queryKey: factorKey,
    queryFn: ({ signal }) => request<{ data: State }>('session/second-factor', { signal }),
  })
  const state = data?.data
  const close = () => {
    setAsked(null)
    setCodes(null)
    readAnew()
  }
  return (
    <Part title={t('twoSteps.title')} about={t('twoSteps.about')}>
      {state && !state.on && (
        <Button size={32} icon="shield-check" onClick={() => setAsked('on')}>
          {t('twoSteps.turnOn')}
        </Button>
      )}
      {state?.on && (
        <Rows>
          <SettingsRow
            name={t('twoSteps.since', { date: formatMoment(state.since!) })}
            under={t('twoSteps.left', { count: state.recoveryCodes })}
          >
            <Button onClick={() => setAsked('codes')}>{t('twoSteps.newCodes')}</Button>
            <Button kind="danger" onClick={() => setAsked('off')}>
              {t('twoSteps.turnOff')}
            </Button>
          </SettingsRow>
        </Rows>
      )}
      {asked === 'on' && <TurnOn onClose={close} />}
      {asked === 'off' && (
        <SureForm
          title={t('twoSteps.turnOff')}
          about={t('twoSteps.offAbout')}
          go={t('twoSteps.turnOff')}
          danger
          needsCode
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
          send={async ({ password }) => {
            const answer = await request<{ data: { recoveryCodes: string[] } }>(
              'session/second-factor/recovery-codes',
              { method: 'POST', body: { password } },
            )
            setCodes(answer.data.recoveryCodes)
          }}
        />
      )}
      {codes && <RecoveryCodes codes={codes} onClose={close} />}
    </Part>
  )
}

import { useState } from 'react'
import { request } from '../../../../web/api/request.ts'
import { toastRefusal } from '../../../../web/api/toast-refusal.ts'
import { client } from '../../../../web/api/client.ts'
import { Trouble } from '../../../../web/app/errors.tsx'
import { Button } from '../../../../web/kit/button.tsx'
import { toast } from '../../../../web/kit/toast.tsx'
import { Part, Rows, SettingsRow } from '../../../../web/settings/part.tsx'
import { formatAgo, formatMoment } from '../../../../web/words/format.ts'
import { useWords, words } from '../../../../web/words/words.ts'
import { devicesKey, useDevices, type ToldDevice } from './devices.ts'
import { canBeTold, turnOnHere } from './turn-on-here.ts'

/** The devices that are told while Farley is closed there: this one can be added, each tried and taken away. */
export function DevicesPart() {
  const t = useWords()
  const { data, error, refetch } = useDevices()
  const devices = data?.data.devices
  const isHere = devices?.some(({ here }) => here)
  return (
    <Part
      title={t('inbox.settings.push')}
      about={t('inbox.settings.pushAbout')}
      action={data && canBeTold && !isHere && <TurnOn serverKey={data.data.serverKey} />}
    >
      {error ? (
        <Trouble error={error} onRetry={() => void refetch()} />
      ) : (
        <Rows waiting={!devices}>
          {devices?.map((device) => (
            <DeviceRow key={device.id} device={device} />
          ))}
        </Rows>
      )}
      {devices?.length === 0 && <p className="t2">{t('inbox.settings.pushNone')}</p>}
      {!canBeTold && <p className="t2">{whyNot(t)}</p>}
    </Part>
  )
}

type Words = ReturnType<typeof useWords>

/** Apple's phones let only what stands on the home screen tell anything. */
const whyNot = (t: Words) =>
  /iPhone|iPad/.test(navigator.userAgent) ? t('inbox.settings.pushInstall') : t('inbox.settings.pushUnable')

function TurnOn({ serverKey }: { serverKey: string }) {
  const t = useWords()
  const [isBusy, setBusy] = useState(false)
  const turnOn = async () => {
    setBusy(true)
    await changing(async () => {
      const outcome = await turnOnHere(serverKey)
      toast({ text: t(`inbox.settings.${outcome}`) })
    })
    setBusy(false)
  }
  return (
    <Button icon="bell" disabled={isBusy} onClick={() => void turnOn()}>
      {t('inbox.settings.pushHere')}
    </Button>
  )
}

function DeviceRow({ device }: { device: ToldDevice }) {
  const t = useWords()
  const name = nameOf(device)
  const at = `push-devices/${device.id}`
  return (
    <SettingsRow name={name} under={underOf(t, device)}>
      <Button
        icon="send"
        label={t('inbox.settings.pushTry', { device: name })}
        onClick={() => void changing(() => post(`${at}/try`, t('inbox.settings.pushTried')))}
      />
      <Button
        icon="x"
        label={t('inbox.settings.pushOff', { device: name })}
        onClick={() => void changing(() => remove(at, t('inbox.settings.pushRemoved')))}
      />
    </SettingsRow>
  )
}

function nameOf({ browser, system }: ToldDevice): string {
  if (browser && system) return words('inbox.settings.device', { browser, system })
  return browser ?? system ?? words('inbox.settings.unknownDevice')
}

function underOf(t: Words, { since, toldAt, trouble }: ToldDevice): string {
  const last = toldAt && t('inbox.settings.pushTold', { ago: formatAgo(toldAt) })
  const wrong = trouble && t(`inbox.settings.pushTrouble.${trouble}`)
  return [t('inbox.settings.pushSince', { when: formatMoment(since) }), last, wrong].filter(Boolean).join(' · ')
}

async function post(path: string, done: string): Promise<void> {
  await request(path, { method: 'POST' })
  toast({ text: done })
}

async function remove(path: string, done: string): Promise<void> {
  await request(path, { method: 'DELETE' })
  toast({ text: done })
}

async function changing(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    toastRefusal(error)
  }
  await client.invalidateQueries({ queryKey: devicesKey })
}

import { request } from '../../../../web/api/request.ts'
import { toast } from '../../../../web/kit/toast.tsx'
import { makePasskey } from '../../../../web/sign-in/passkey.ts'
import { useWords } from '../../../../web/words/words.ts'
import { readAnew } from '../signing-in/reads.ts'
import { SureForm } from '../signing-in/sure-form.tsx'

/** A name and the password, then the device asks for finger, face or PIN. */
export function AddPasskey({ onClose }: { onClose: () => void }) {
  const t = useWords()
  return (
    <SureForm
      title={t('passkeys.add')}
      about={t('passkeys.addAbout')}
      go={t('twoSteps.next')}
      field={{ name: 'name', label: t('settings.name'), help: t('passkeys.nameHelp'), maxLength: 80 }}
      onClose={onClose}
      send={async ({ name, password }) => {
        const response = await makePasskey(password)
        await request('session/passkeys', { method: 'POST', body: { name, response } })
        toast({ text: t('passkeys.added') })
        readAnew()
        onClose()
      }}
    />
  )
}

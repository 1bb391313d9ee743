import { Suspense, useState } from 'react'
import type { Row } from '../../../web/api/answers.ts'
import { QuickCreate } from '../../../web/form/quick-create.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { fetched } from '../../../web/kit/fetched.tsx'
import { Menu } from '../../../web/kit/menu.tsx'
import { useWords } from '../../../web/words/words.ts'
import { hold, privacyRequest } from '../model/index.ts'
import { Restrict } from './restrict.tsx'
import { asked as askedOfRequests } from './request-form.ts'

const AnswerAccess = fetched(() => import('./answer-access.tsx').then((door) => door.AnswerAccess))
const ErasePerson = fetched(() => import('./erase-person.tsx').then((door) => door.ErasePerson))

/** What those who lead do when somebody asks for their rights: write down that they did, tell them what is kept of them, restrict or erase them, or say that they must stay. */
export function RightsMenu({ person, record }: { person: Row; record: string }) {
  const t = useWords()
  const [asked, setAsked] = useState<'request' | 'access' | 'erase' | 'hold' | 'restrict' | null>(null)
  const close = () => setAsked(null)
  return (
    <>
      <Menu
        align="end"
        items={[
          { label: t('privacy.request'), icon: 'mail', onSelect: () => setAsked('request') },
          { label: t('privacy.access'), icon: 'download', onSelect: () => setAsked('access') },
          { label: t('privacy.restrict'), icon: 'hand-stop', onSelect: () => setAsked('restrict') },
          { label: t('privacy.hold'), icon: 'lock', onSelect: () => setAsked('hold') },
          { label: t('privacy.erase'), icon: 'user-off', danger: true, group: true, onSelect: () => setAsked('erase') },
        ]}
      >
        <Button kind="quiet" icon="dots" label={t('privacy.rights')} />
      </Menu>
      {asked === 'request' && (
        <QuickCreate
          definition={privacyRequest}
          initial={{ person: person.id }}
          ask={askedOfRequests}
          onCreated={() => undefined}
          onClose={close}
        />
      )}
      <Suspense>
        {asked === 'access' && <AnswerAccess record={record} person={person} onClose={close} />}
        {asked === 'erase' && (
          <ErasePerson record={record} id={person.id} name={String(person.name ?? '')} onClose={close} />
        )}
      </Suspense>
      {asked === 'restrict' && <Restrict person={person.id} onClose={close} />}
      {asked === 'hold' && (
        <QuickCreate
          definition={hold}
          initial={{ about: person.id }}
          ask={['reason', 'until']}
          onCreated={() => undefined}
          onClose={close}
        />
      )}
    </>
  )
}

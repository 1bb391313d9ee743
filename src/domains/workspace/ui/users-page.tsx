import { AskDialog } from '../../../web/form/ask-dialog.tsx'
import { Suspense, useState } from 'react'
import { pathOf } from '../../../web/api/path.ts'
import { act } from '../../../web/api/use-action.ts'
import { useMe } from '../../../web/api/use-me.ts'
import { useAll } from '../../../web/api/use-rows.ts'
import { Trouble } from '../../../web/app/errors.tsx'
import { followHere } from '../../../web/fields/record-link.tsx'
import { Avatar } from '../../../web/kit/avatar.tsx'
import { Button } from '../../../web/kit/button.tsx'
import { Chip } from '../../../web/kit/chip.tsx'
import { Dialog } from '../../../web/kit/dialog.tsx'
import { fetched } from '../../../web/kit/fetched.tsx'
import { Menu } from '../../../web/kit/menu.tsx'
import { lookAs } from '../../../web/shell/looking.ts'
import { Part, Rows, SettingsRow } from '../../../web/settings/part.tsx'
import { Secret } from '../../../web/settings/secret.tsx'
import styles from '../../../web/settings/settings.module.css'
import { formatMoment } from '../../../web/words/format.ts'
import { useWords } from '../../../web/words/words.ts'
import { InviteForm, makeLink, type OneTimeLink, type User } from './invite.tsx'
import { SessionsOfUser } from './signing-in/sessions-of-user.tsx'
import { activate, changeRole, deactivate, ownRole, roles, turnOffTwoSteps, user } from '../model/index.ts'

const AskWhy = fetched(() => import('../../../web/access/ask-why-dialog.tsx').then((door) => door.AskWhyDialog))

/** Who is of the company, in which role, and how they get in: by links that work once. */
export default function UsersPage() {
  const [inviting, setInviting] = useState(false)
  const [link, setLink] = useState<OneTimeLink | null>(null)
  const [looking, setLooking] = useState<User | null>(null)
  const [asking, setAsking] = useState<User | null>(null)
  const t = useWords()
  const { data, error, refetch } = useAll(user)
  const users = [...(data?.data ?? [])].sort(
    (one, other) => Number(other.active) - Number(one.active) || one.name.localeCompare(other.name),
  )
  const offer = (row: User, purpose: OneTimeLink['purpose']) => void makeLink(row, purpose).then(setLink)
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />
  return (
    <Part
      title={t('settings.users')}
      about={t('settings.usersAbout')}
      action={
        <Button kind="primary" icon="user-plus" onClick={() => setInviting(true)}>
          {t('settings.invite')}
        </Button>
      }
    >
      <Rows waiting={!data}>
        {users.map((row) => (
          <OneUser
            key={row.id}
            row={row}
            onLink={(purpose) => offer(row, purpose)}
            onSessions={() => setLooking(row)}
            onWhy={() => setAsking(row)}
          />
        ))}
      </Rows>
      {inviting && (
        <Invite
          onClose={() => setInviting(false)}
          onMade={(row) => {
            setInviting(false)
            offer(row, 'invite')
          }}
        />
      )}
      {asking && (
        <Suspense fallback={null}>
          <AskWhy user={asking} onClose={() => setAsking(null)} />
        </Suspense>
      )}
      {looking && <SessionsOfUser row={looking} onClose={() => setLooking(null)} />}
      {link && (
        <Dialog
          title={t(link.purpose === 'invite' ? 'settings.inviteLink' : 'settings.resetLink', { name: link.user.name })}
          onClose={() => setLink(null)}
        >
          <p>{t('settings.linkAbout', { name: link.user.name, when: formatMoment(link.expiresAt) })}</p>
          <Secret value={link.url} label={t('settings.link')} />
        </Dialog>
      )}
    </Part>
  )
}

interface OneUserProps {
  row: User
  onLink: (purpose: OneTimeLink['purpose']) => void
  onSessions: () => void
  onWhy: () => void
}

function OneUser({ row, onLink, onSessions, onWhy }: OneUserProps) {
  const t = useWords()
  const me = useMe()
  const isMe = row.id === me.user.id
  const page = `/${pathOf(user)}/${row.id}`
  const change = (role: string, own: string | null = null) => {
    const input = { role, ...(own && { ownRole: own }) }
    void act(changeRole as never, row as never, input, { done: t('settings.roleChanged', { name: row.name }) })
  }
  const own = useAll(ownRole).data?.data ?? []
  return (
    <SettingsRow
      before={<Avatar name={row.name} size={28} />}
      name={
        <a href={page} onClick={(event) => followHere(event, page)}>
          {row.name}
        </a>
      }
      under={row.email ?? t('settings.noEmail')}
    >
      {!row.active && <Chip icon="user-off">{t('settings.inactive')}</Chip>}
      {row.twoSteps && <Chip icon="shield-check">{user.fields.twoSteps.label}</Chip>}
      {row.active && !row.canSignIn && <Chip icon="clock">{t('settings.notYet')}</Chip>}
      <Menu
        align="end"
        items={[
          ...roles.map(({ key, label }) => ({
            label,
            checked: key === row.role && !row.ownRole,
            disabled: key === 'owner' && me.user.role !== 'owner',
            onSelect: () => change(key),
          })),
          ...own.map(({ id, name }, index) => ({
            label: name,
            checked: id === row.ownRole,
            onSelect: () => change('member', id),
            ...(index === 0 && { group: true as const }),
          })),
        ]}
      >
        <Button kind="quiet" iconAfter="chevron-down" className={styles.role}>
          {own.find(({ id }) => id === row.ownRole)?.name ?? roles.find(({ key }) => key === row.role)?.label}
        </Button>
      </Menu>
      <Menu
        align="end"
        items={[
          ...(row.active && !row.canSignIn
            ? [
                {
                  label: t('settings.makeInvite'),
                  icon: 'link',
                  disabled: !row.email,
                  onSelect: () => onLink('invite'),
                },
              ]
            : []),
          ...(row.active && row.canSignIn
            ? [{ label: t('settings.makeReset'), icon: 'key', onSelect: () => onLink('reset') }]
            : []),
          ...(row.active && row.canSignIn && (row.role !== 'owner' || me.user.role === 'owner')
            ? [{ label: t('signingIn.sessions'), icon: 'device-desktop', onSelect: onSessions }]
            : []),
          ...(row.active && !isMe && (row.role !== 'owner' || me.user.role === 'owner')
            ? [{ label: t('looking.start'), icon: 'eye', onSelect: () => void lookAs(row.id) }]
            : []),
          { label: t('access.ask'), icon: 'help-circle', onSelect: onWhy },
          ...(row.twoSteps
            ? [
                {
                  label: turnOffTwoSteps.label,
                  icon: turnOffTwoSteps.icon,
                  onSelect: () => void act(turnOffTwoSteps as never, row as never, {}),
                },
              ]
            : []),
          row.active
            ? {
                label: deactivate.label,
                icon: deactivate.icon,
                danger: true,
                disabled: isMe,
                onSelect: () => void act(deactivate as never, row as never, {}),
              }
            : {
                label: activate.label,
                icon: activate.icon,
                onSelect: () => void act(activate as never, row as never, {}),
              },
        ]}
      >
        <Button kind="quiet" icon="dots" label={t('settings.moreOf', { name: row.name })} />
      </Menu>
    </SettingsRow>
  )
}

function Invite({ onClose, onMade }: { onClose: () => void; onMade: (row: User) => void }) {
  const t = useWords()
  return (
    <AskDialog title={t('settings.invite')} onClose={onClose} go={t('settings.makeInvite')} form="invite">
      <InviteForm id="invite" onMade={onMade} />
    </AskDialog>
  )
}

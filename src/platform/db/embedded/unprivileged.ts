import { spawnSync } from 'node:child_process'
import { accessSync, constants, readFileSync, statSync } from 'node:fs'
import { Refusal } from '../../../kernel/refusal.ts'
import { sayAsIs } from '../../../kernel/sentence.ts'

/** Whom the database server runs as; absent when Farley itself is not root, and the server runs as Farley does. */
export interface SystemUser {
  name: string
  uid: number
  gid: number
}

const preferred = ['farley', 'postgres', 'nobody']

/**
 * The user to run the server as: PostgreSQL refuses root. An existing `directory` keeps its owner;
 * a new one belongs to the first of farley, postgres and nobody that this machine has.
 */
export function serverUser(directory: string): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = systemUsers()
  const owner = ownerOf(directory)
  const user =
    users.find(({ uid }) => uid !== 0 && uid === owner) ??
    preferred.map((name) => users.find((user) => user.name === name)).find((user) => user !== undefined)
  if (!user)
    throw new Refusal({
      code: 'no_server_user',
      status: 500,
      sentence: sayAsIs(
        'PostgreSQL does not run as root. Start Farley as an ordinary user, or make one called farley.',
      ),
    })
  return user
}

function systemUsers(): SystemUser[] {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
  return lines.map((line) => {
    const [name = '', , uid, gid] = line.split(':')
    return { name, uid: Number(uid), gid: Number(gid) }
  })
}

function ownerOf(path: string): number | undefined {
  try {
    return statSync(path).uid
  } catch {
    return undefined
  }
}

/** Whether the user can enter a directory, tried as that user: modes, groups and access lists all count. */
export function canEnter(user: SystemUser | undefined, directory: string): boolean {
  if (!user) return mayUse(directory)
  const { uid, gid } = user
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', directory], { uid, gid, cwd: '/' }).status === 0
}

function mayUse(directory: string): boolean {
  try {
    accessSync(directory, constants.X_OK)
    return true
  } catch {
    return false
  }
}

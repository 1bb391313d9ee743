import { refuse } from '../kernel/refusal.ts'
import { say } from '../kernel/sentence.ts'
import { randomBytes } from 'node:crypto'
import { firstOwner, setPassword } from './access/account.ts'
import { hashPassword } from './access/password.ts'
import { systemContext, type Site } from './site.ts'

/** The name of the demonstration's own workspace: no report of a real one ever counts it, and removing it drops a database. */
export const demoKey = 'demo'

export interface SignIn {
  name: string
  role: string
  email: string
  password: string
}

/** Whether making it was interrupted: it has users, and not yet the mark of a demonstration, which comes last. */
export async function isHalfMade({ workspace, settings }: Site): Promise<boolean> {
  return Boolean(await firstOwner(workspace.db)) && !(await settings()).demo
}

/** Makes the demonstration company where there is none yet, and new passwords for those who sign in. */
export async function prepareDemo(site: Site): Promise<SignIn[]> {
  const { db } = site.workspace
  const demonstration = site.registry.rooms.find((room) => room.demonstration)?.demonstration
  if (!demonstration) throw refuse.notNow(say('There is no demonstration in this Farley.'))
  if (!(await firstOwner(db))) await demonstration.fill(await systemContext(site))
  site.forget()
  const signIns: SignIn[] = []
  for (const { name, role, email } of demonstration.cast.filter(({ signsIn }) => signsIn)) {
    const [user] = await db.run<{ id: string }>({
      text: 'select id from users where email = $1 and deleted_at is null',
      values: [email],
    })
    if (!user) continue
    const password = randomBytes(9).toString('base64url')
    await setPassword(db, user.id, await hashPassword(password))
    signIns.push({ name, role, email, password })
  }
  return signIns
}

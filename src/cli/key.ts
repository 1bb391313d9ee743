import { Command, InvalidArgumentError, Option } from 'commander'
import type { KeyScope } from '../kernel/rights.ts'
import { firstOwner } from '../platform/access/account.ts'
import { createKey } from '../platform/access/keys.ts'
import type { Role } from '../platform/access/permissions.ts'
import { systemContext } from '../platform/site.ts'
import { rightsIn } from '../platform/access/rights-in.ts'
import { atWork } from './at-work.ts'
import { scopeSaid } from './key-scope.ts'

interface Given {
  name: string
  role: Role
  scope?: KeyScope
  days?: number
}

const create = new Command('create')
  .description('Makes an API key that acts for the first owner, and prints its token: this once, and nothing else.')
  .requiredOption('--name <name>', 'what it is for')
  .addOption(
    new Option('--role <role>', 'what it may do').choices(['owner', 'admin', 'member', 'viewer']).default('admin'),
  )
  .option(
    '--scope <scope>',
    'less than the role: "read", or by record as in "company:read person:read(lastName,emails) deal:write note:delete", or rights as JSON',
    scopeSaid,
  )
  .option('--days <days>', 'ends after so many days', wholeDays)
  .action(async ({ name, role, scope = 'all', days }: Given) => {
    const expiresAt = days === undefined ? null : new Date(Date.now() + days * 86_400_000).toISOString()
    const { token } = await atWork(async ({ site }) => {
      const { db } = site.workspace
      const allowed = typeof scope === 'string' ? scope : rightsIn(await systemContext(site), scope, 'scope')
      const owner = await firstOwner(db)
      return createKey(db, { name, role, scope: allowed, user: owner?.id ?? null, expiresAt })
    })
    console.log(token)
  })

export const keyCommand = new Command('key').description('API keys').addCommand(create)

function wholeDays(text: string): number {
  const days = Number(text)
  if (!Number.isInteger(days) || days < 1 || days > 3650) throw new InvalidArgumentError('Between 1 and 3650.')
  return days
}

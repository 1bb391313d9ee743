import { text } from 'node:stream/consumers'
import { Command } from 'commander'
import { addOwner } from '../platform/access/open-account.ts'
import { atWork } from './at-work.ts'

interface Given {
  email: string
  name?: string
  passwordStdin?: boolean
}

const create = new Command('create')
  .description('Adds an owner who can sign in at once. The one-time link of a new workspace dies with the first one.')
  .requiredOption('--email <address>', 'signs in with it')
  .requiredOption('--password-stdin', 'reads the password from standard input')
  .option('--name <name>', 'as colleagues see it')
  .action(async ({ email, name }: Given) => {
    const password = (await text(process.stdin)).replace(/\r?\n$/, '')
    await atWork(({ site }) => addOwner(site, { email, name, password }))
    console.log(`${email} can sign in as an owner.`)
  })

export const ownerCommand = new Command('owner').description('Owners of the workspace').addCommand(create)

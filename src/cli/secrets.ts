import { Command } from 'commander'
import { openKeys, rotateKeys } from '../platform/secrets/index.ts'
import { atWork } from './at-work.ts'

const rotate = new Command('rotate')
  .description(
    'Makes a new key and seals every secret with it anew, while others go on working. Links that were signed before end.',
  )
  .action(async () => {
    const count = await atWork(({ site }) => rotateKeys(site.workspace.db, openKeys(site.data)))
    console.log(`There is a new key, and ${count} ${count === 1 ? 'secret lies' : 'secrets lie'} under it.`)
  })

export const secretsCommand = new Command('secrets').description('What must not be known').addCommand(rotate)

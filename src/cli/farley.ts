import { Command } from 'commander'
import { rooms } from '../domains.server.gen.ts'
import { Refusal } from '../kernel/refusal.ts'
import { archiveCommand } from './archive.ts'
import { atWork } from './at-work.ts'
import { backupCommand, restoreCommand } from './backup.ts'
import { doctorCommand } from './doctor.ts'
import { keyCommand } from './key.ts'
import { ledgerCommand } from './ledger.ts'
import { ownerCommand } from './owner.ts'
import { periodsCommand } from './periods.ts'
import { verifyCommand } from './verify.ts'
import { secretsCommand } from './secrets.ts'

const program = new Command('farley')
  .description('Commands for whoever runs a Farley. They work beside a running server and without one.')
  .configureHelp({ showGlobalOptions: true })
  .showHelpAfterError('(--help shows what there is)')
  .addCommand(ownerCommand)
  .addCommand(keyCommand)
  .addCommand(archiveCommand)
  .addCommand(backupCommand)
  .addCommand(restoreCommand)
  .addCommand(verifyCommand)
  .addCommand(secretsCommand)
  .addCommand(periodsCommand)
  .addCommand(ledgerCommand)
  .addCommand(doctorCommand)
  .addHelpText(
    'after',
    '\nSettings are taken from the environment: FARLEY_DATA, FARLEY_BACKUPS, DATABASE_URL, FARLEY_URL, FARLEY_HOST, FARLEY_PORT, FARLEY_PROXIES.',
  )

for (const { commands } of rooms) {
  for (const command of commands?.((work) => atWork(({ site }) => work(site))) ?? []) program.addCommand(command)
}

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  for (const line of error.fields.length > 0
    ? error.fields.map(({ field, message }) => `${field}: ${message}`)
    : [error.message])
    console.error(line)
  process.exitCode = 1
}

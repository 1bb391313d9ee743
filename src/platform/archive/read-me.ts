import type { Manifest } from './manifest.ts'

/** For who opens the archive and has never heard of Farley. */
export const readMe = ({
  workspace,
  madeAt,
  state,
}: Manifest): string => `Everything that “${workspace}” kept in Farley, at ${madeAt}.

manifest.json   what is here: each part with its lines and its SHA-256
types.json      the kinds of record and their fields: labels, types, what a link leads to
records/        the records, a file for each kind and a line of JSON for each record; a link is the id of another record,
                "deletedAt" is not null for what lies in the bin
history/        ledger.jsonl: every change there ever was, with who, when, and the fields before and after;
                the other two prove that none was altered
beside/         what Farley keeps beside its records: preferences, notifications, its search directory
files/          the bytes of files, named by their SHA-256; records/files.jsonl says which file has which

Passwords, keys and whatever else opens a door are not here.

State: ${state}
It is what this prints in the unpacked folder:
  find records history beside files -type f | LC_ALL=C sort | xargs -d '\\n' sha256sum | sha256sum
`

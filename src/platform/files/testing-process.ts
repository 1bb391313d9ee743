// For tests: keeps files, and says of each that it is kept, until it is killed.
import { randomBytes } from 'node:crypto'
import { newId } from '../../kernel/id.ts'
import { diskStore } from './disk-store.ts'

const store = diskStore(process.argv[2]!)

async function* bytes() {
  for (let count = 0; count < 1 + Math.random() * 20; count++) yield randomBytes(20_000)
}

async function keep(): Promise<void> {
  for (;;) {
    const id = newId()
    const kept = await store.put(id, bytes())
    process.send!({ id, ...kept })
  }
}
await Promise.all([keep(), keep(), keep()])

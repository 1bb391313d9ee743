import path from 'node:path'
import { root } from './root.ts'

// Takes the pictures of docs/guides anew, by the journeys that try what the guides say.
process.env.FARLEY_GUIDE_PICTURES = path.join(root, 'docs/guides/pictures')
process.argv.push('test/e2e/the-guides-say-what-is-so.test.ts', 'test/e2e/a-letter-is-written.test.ts')
await import('./test.ts')

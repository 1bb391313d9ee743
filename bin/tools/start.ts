import { stopWithLauncher } from './launcher.ts'
import { buildWeb } from './web-build.ts'

stopWithLauncher()
buildWeb()
await import('../../src/server.ts')

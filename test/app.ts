import { rooms } from '../src/domains.server.gen.ts'
import { startTestAppOf, type TestApp, type TestAppOptions } from '../src/platform/http/testing.ts'

export {
  form,
  testPassword,
  type Answer,
  type Client,
  type Person,
  type TestApp,
} from '../src/platform/http/testing.ts'

/** The real app with all its rooms and the fixed cast, on a workspace of the test's own. */
export const startTestApp = (options?: TestAppOptions): Promise<TestApp> => startTestAppOf(rooms, options)

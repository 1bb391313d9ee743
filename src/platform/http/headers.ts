import type { FastifyInstance } from 'fastify'
import type { Address } from './address.ts'

/** A content security policy of these rules. */
export const policy = (rules: Record<string, string>) =>
  Object.entries(rules)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')

const base = {
  'default-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
}

/** For everything that is data: nothing in it is to be run, guessed at or framed. */
const forData = {
  'content-security-policy': policy(base),
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
}

/** For pages. The kit of components writes style elements, so styles may be inline; scripts may not. */
const forPages = {
  ...forData,
  'content-security-policy': policy({
    ...base,
    'script-src': "'self'",
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'media-src': "'self' blob:",
    'connect-src': "'self'",
    'manifest-src': "'self'",
    'worker-src': "'self'",
  }),
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(self), microphone=(self), payment=(), usb=()',
  'x-frame-options': 'DENY',
}

/** Sets on every answer what keeps a browser from being used against its owner. */
export function protect(app: FastifyInstance, address: () => Address): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(/^\/(api\/v1|scim)\//.test(request.url) ? forData : forPages)
    reply.header('x-request-id', request.id)
    if (address().secure) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
    done()
  })
}

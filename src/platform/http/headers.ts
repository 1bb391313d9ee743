import type { FastifyInstance } from 'fastify'
import type { Address } from './address.ts'

const policy = (rules: Record<string, string>) =>
  Object.entries(rules)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')

const base = {
  'default-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
}

/** For the web app. The kit of components writes style elements, so styles may be inline; scripts may not. */
export const appPolicy = policy({
  ...base,
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'worker-src': "'self'",
})

/** For everything that is data. */
const dataPolicy = policy(base)

/** Sets on every answer what keeps a browser from being used against its owner. */
export function protect(app: FastifyInstance, address: () => Address): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
      'content-security-policy': request.url.startsWith('/api/') && !isReference(request.url) ? dataPolicy : appPolicy,
      'x-request-id': request.id,
    })
    if (address().secure) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
  })
}

const isReference = (url: string) => /^\/api\/docs(\/|$|\?)/.test(url)

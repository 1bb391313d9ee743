import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'ldapts'
import { installFromDebian } from '../bin/tools/install.ts'
import { makeCertificate } from './e2e/certificate.ts'
import { answers, freePort } from './ports.ts'

const program = '/usr/sbin/slapd'

/** OpenLDAP's server, installed where that can be done. */
export const findOrInstallSlapd = (): boolean => existsSync(program) || (installFromDebian('slapd') && existsSync(program)) // prettier-ignore

/** A real directory (OpenLDAP), on this machine. */
export interface TestDirectory {
  /** Without TLS, unless it is asked for. */
  url: string
  /** With TLS. */
  secureUrl: string
  authority: string
  base: string
  bindDn: string
  secret: string
  add(dn: string, values: Record<string, string | string[]>): Promise<void>
  remove(dn: string): Promise<void>
  close(): Promise<void>
}

const base = 'dc=example,dc=com'
const bindDn = `cn=admin,${base}`
const secret = 'the secret of the directory'

/** Starts one with people and groups beneath their units. */
export async function startDirectory(): Promise<TestDirectory> {
  const folder = await mkdtemp(join(tmpdir(), 'farley-slapd-'))
  const { cert, key } = makeCertificate('rsa')
  const [plain, secure] = [await freePort(), await freePort()]
  await mkdir(join(folder, 'data'))
  await writeFile(join(folder, 'cert.pem'), cert)
  await writeFile(join(folder, 'key.pem'), key)
  await chmod(join(folder, 'key.pem'), 0o600)
  await writeFile(join(folder, 'slapd.conf'), settings(folder))
  const [url, secureUrl] = [`ldap://127.0.0.1:${plain}`, `ldaps://127.0.0.1:${secure}`]
  // From another place than its own, where the system would let it read nothing but its own settings.
  await copyFile(program, join(folder, 'slapd'))
  const server = spawn(
    join(folder, 'slapd'),
    ['-f', join(folder, 'slapd.conf'), '-h', `${url} ${secureUrl}`, '-d', '0'],
    {
      stdio: 'ignore',
    },
  )
  await answers('slapd', plain, () => server.exitCode === null)
  const client = new Client({ url })
  await client.bind(bindDn, secret)
  const add = (dn: string, values: Record<string, string | string[]>) => client.add(dn, values)
  await add(base, { objectClass: ['dcObject', 'organization'], o: 'Example', dc: 'example' })
  for (const unit of ['people', 'groups'])
    await add(`ou=${unit},${base}`, { objectClass: 'organizationalUnit', ou: unit })
  return {
    ...{ url, secureUrl, authority: cert, base, bindDn, secret, add },
    remove: (dn) => client.del(dn),
    async close() {
      await client.unbind()
      const gone = new Promise((done) => server.once('exit', done))
      server.kill()
      await gone
      await rm(folder, { recursive: true })
    },
  }
}

const settings = (folder: string) => `include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
pidfile ${folder}/slapd.pid
modulepath /usr/lib/ldap
moduleload back_mdb
TLSCertificateFile ${folder}/cert.pem
TLSCertificateKeyFile ${folder}/key.pem
access to attrs=userPassword by anonymous auth by * none
access to * by users read by * none
database mdb
maxsize 10485760
suffix "${base}"
rootdn "${bindDn}"
rootpw "${secret}"
directory ${folder}/data
`

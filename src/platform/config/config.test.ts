import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'

describe('settings from the environment', () => {
  test('nothing set gives a server for this machine alone', () => {
    expect(readConfig({})).toEqual({ port: 3000, host: '127.0.0.1', data: resolve('./data') })
  })

  test('an empty setting counts as absent', () => {
    expect(readConfig({ FARLEY_PORT: '', DATABASE_URL: ' ' }).port).toBe(3000)
  })

  test('each setting is taken', () => {
    const config = readConfig({
      FARLEY_PORT: '0',
      FARLEY_HOST: '::1',
      FARLEY_DATA: '/srv/farley',
      FARLEY_URL: 'https://crm.example.com/',
      FARLEY_PROXIES: '10.0.0.1, fd00::/8',
      FARLEY_MAY_CALL: '10.1.0.0/16, 192.0.2.7',
      DATABASE_URL: 'postgres://ada@db.example.com/crm',
    })
    expect(config).toEqual({
      port: 0,
      host: '::1',
      data: '/srv/farley',
      url: 'https://crm.example.com',
      proxies: ['10.0.0.1', 'fd00::/8'],
      mayCall: ['10.1.0.0/16', '192.0.2.7/32'],
      databaseUrl: 'postgres://ada@db.example.com/crm',
    })
  })

  test.each([
    ['FARLEY_PORT', 'eighty'],
    ['FARLEY_PORT', '-1'],
    ['FARLEY_PORT', '65536'],
    ['FARLEY_HOST', 'not a host'],
    ['FARLEY_URL', 'crm.example.com'],
    ['FARLEY_URL', 'ftp://crm.example.com'],
    ['FARLEY_URL', 'https://example.com/crm'],
    ['FARLEY_PROXIES', 'proxy.example.com'],
    ['FARLEY_PROXIES', '10.0.0.0/33'],
    ['FARLEY_PROXIES', '0.0.0.0/0'],
    ['FARLEY_PROXIES', '10.0.0.1,,'],
    ['FARLEY_MAY_CALL', 'login.example.com'],
    ['DATABASE_URL', 'mysql://localhost/crm'],
    ['DATABASE_URL', 'localhost'],
  ])('a wrong %s ("%s") is refused by its name', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} must`))
  })

  test('a wrong DATABASE_URL is refused without repeating its password', () => {
    expect(() => readConfig({ DATABASE_URL: 'mysql://u:hunter2@h/d' })).not.toThrow(/hunter2/)
    expect(() => readConfig({ DATABASE_URL: 'mysql://u:hunter2@h/d' })).toThrow()
  })
})

export { keyFile, openKeys, type Keys } from './keys.ts'
export { reveal, secretOf, type Secret } from './secret.ts'
export { readSigned, sign, type Signing } from './sign.ts'
export { openVault, rotateKeys, type Vault } from './vault.ts'

export { languageFor, readerOf } from './reader.ts'
export { choicesIn, nameIn, tell, told } from './tell.ts'

export { writerFor, type Writer } from './written.ts'
export { languageFor, readerOf } from './reader.ts'
export { choicesIn, nameIn, tell, told } from './tell.ts'

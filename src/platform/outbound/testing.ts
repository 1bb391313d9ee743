/** For tests: the guard of an app that may call this machine, on whichever port. */
export const mayCallHere = { allow: ['127.0.0.0/8'], ports: [...Array(65_536).keys()] }

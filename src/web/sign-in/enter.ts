import { client } from '../api/client.ts'
import { stay } from '../api/end-session.ts'
import { keys } from '../api/keys.ts'
import { prefer } from '../api/preferences.ts'
import { welcome, type Me } from '../api/use-me.ts'
import { chosenLanguage, forgetChosen } from '../words/language.ts'

/** Opens a session and takes over who one is now; what somebody else had read here is forgotten. */
export async function enter(open: () => Promise<unknown>): Promise<void> {
  const answer = (await open()) as { data: Me }
  client.clear()
  stay()
  client.setQueryData(keys.me, welcome(answer))
  await keepChosenLanguage()
}

/** Who chose a language before they came in has chosen it for good. */
async function keepChosenLanguage(): Promise<void> {
  const language = chosenLanguage()
  if (!language) return
  await prefer({ language })
  forgetChosen()
}

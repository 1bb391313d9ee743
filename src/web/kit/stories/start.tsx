import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../../fonts/inter.css'
import '../../tokens.css'
import '../../base.css'
import '../../app/mantine.css'
// It follows the system's theme, which the app does by what it draws.
import '../../app/theme.ts'
import { language, announceLanguage } from '../../words/language.ts'
import { formatNumber } from '../../words/format.ts'
import { wordFiles } from '../../words/word-files.ts'
import { startWords } from '../../words/words.ts'
import type { Family } from './family.ts'
import { StoriesPage } from './stories-page.tsx'

const found = import.meta.glob<{ family: Family }>('../*.stories.tsx', { eager: true })
const families = Object.values(found).map(({ family }) => family)

// The page of the kit, by itself: Vite serves it at /kit.html while developing, and no built app has it.
announceLanguage()
await startWords(language, wordFiles.words, formatNumber)
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <StoriesPage families={families} />
  </StrictMode>,
)

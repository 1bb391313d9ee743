import { Button } from './button.tsx'
import type { Family } from './stories/family.ts'
import { TextField } from './text-field.tsx'

export const family: Family = {
  name: 'Text field',
  stories: {
    States: () => (
      <div className="row" style={{ alignItems: 'start' }}>
        <TextField label="Name" placeholder="Steinbach Papier" />
        <TextField label="Company" defaultValue="Steinbach Papier" help="As on the door." />
        <TextField label="E-mail" defaultValue="eva@" error="This is no e-mail address." />
        <TextField label="Number" defaultValue="C-2026-118" disabled />
      </div>
    ),
    Sizes: () => ([28, 32, 40] as const).map((size) => <TextField key={size} size={size} label={`${size} high`} />),
    'With a button': () => (
      <TextField
        label="Password"
        type="password"
        defaultValue="not a secret"
        aside={<Button kind="link" children="Forgotten?" />}
        after={<Button kind="quiet" size={24} icon="eye" label="Show" />}
      />
    ),
    'Long text': () => (
      <TextField
        label="Bezeichnung der Verlängerung des Rahmenvertrags"
        defaultValue="Verhandlungen über die Verlängerung des Rahmenvertrags bis Ende des übernächsten Jahres"
        error="Höchstens sechzig Zeichen, und keine davon am Anfang oder Ende leer."
      />
    ),
    'Right to left': () => (
      <div dir="rtl" lang="ar">
        <TextField label="الاسم" defaultValue="شركة النور" help="كما هو مكتوب على الباب." />
      </div>
    ),
  },
}

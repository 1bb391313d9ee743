import { style as ofForms } from '../../../leads/server/index.ts'

/** As forms look, with days and times to choose. */
export const style = `${ofForms}
.by { margin: 0; opacity: .8; }
fieldset { min-width: 0; margin: 0; padding: 0; border: 0; }
legend { padding: 0 0 .375rem; font-weight: 600; }
.chips { display: grid; grid-template-columns: repeat(auto-fill, minmax(6.5rem, 1fr)); gap: .5rem; }
.chips button, .chips label, button.plain, a.plain { display: flex; gap: .375rem; align-items: center; justify-content: center; min-height: 44px; padding: .375rem .5rem; font: inherit; font-weight: 500; color: inherit; text-decoration: none; background: transparent; border: 1px solid color-mix(in srgb, CanvasText 55%, Canvas); border-radius: 6px; cursor: pointer; }
.chips button { justify-self: stretch; padding-inline: .25rem; }
.chips button[aria-pressed=true], .chips label:has(:checked) { color: #fff; background: #1f5fbf; border-color: #1f5fbf; }
.chips input { width: auto; min-height: 0; margin: 0; accent-color: #fff; }
.row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: end; }
.row label { flex: 1 1 12rem; min-width: 0; }
.more { margin-block-start: .5rem; }
dl { display: grid; gap: .75rem; margin: 1rem 0; }
dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
details { margin-block-start: 1rem; border: 1px solid color-mix(in srgb, CanvasText 30%, Canvas); border-radius: 6px; padding: 0 1rem; }
details[open] { padding-block-end: 1rem; }
summary { min-height: 44px; padding-block: .625rem; font-weight: 600; cursor: pointer; }
option { color: CanvasText; background: Canvas; }
`

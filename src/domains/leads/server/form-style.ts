/** How a form looks, in the site that it stands in as well as alone; it has to do without anything of ours. */
export const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
* { box-sizing: border-box; }
body { margin: 0; background: Canvas; color: CanvasText; }
main { max-width: 34rem; margin: 0 auto; padding: 1.5rem 1rem 2rem; }
h1 { margin: 0 0 .5rem; font-size: 1.4rem; line-height: 1.25; overflow-wrap: anywhere; }
p { margin: 0 0 .75rem; white-space: pre-line; overflow-wrap: anywhere; }
form { display: grid; gap: 1rem; margin-block-start: 1rem; }
label { display: grid; gap: .25rem; }
label > span { font-weight: 600; }
b { color: light-dark(#b3261e, #ffb4ab); }
input, textarea, select { width: 100%; min-height: 44px; padding: .5rem .625rem; font: inherit; color: inherit; background: transparent; border: 1px solid color-mix(in srgb, CanvasText 55%, Canvas); border-radius: 6px; }
textarea { resize: vertical; }
[aria-invalid] { border-color: light-dark(#b3261e, #ffb4ab); border-width: 2px; }
.box { grid-template-columns: 24px 1fr; gap: .625rem; align-items: start; }
.box > span { font-weight: normal; overflow-wrap: anywhere; }
.box input { width: 24px; height: 24px; min-height: 0; margin: 0; }
.off { position: absolute; inset-inline-start: -100vw; width: 1px; height: 1px; overflow: hidden; }
ul { margin: 0 0 .75rem; padding: .75rem 1rem .75rem 2rem; border: 1px solid light-dark(#b3261e, #ffb4ab); border-radius: 6px; }
button { justify-self: start; min-height: 44px; padding: .5rem 1.5rem; font: inherit; font-weight: 600; color: #fff; background: #1f5fbf; border: 0; border-radius: 6px; cursor: pointer; }
:focus-visible { outline: 3px solid light-dark(#1f5fbf, #9cc2ff); outline-offset: 2px; }
`

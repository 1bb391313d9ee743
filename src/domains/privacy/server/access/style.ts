/** How the page looks, on a screen and on paper; it has to do without anything of ours. */
export const style = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding-inline: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { margin-block: 2rem .5rem; font-size: 1.15rem; } h3 { margin: 0 0 .25rem; font-size: 1rem; }
small, .quiet, dt { color: color-mix(in srgb, CanvasText 65%, Canvas); font-weight: normal; }
section { padding-block: .75rem; border-block-start: 1px solid color-mix(in srgb, CanvasText 20%, Canvas); }
dl { margin: 0; } dl div { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: 1rem; }
dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; }
th, td { padding: .25rem .5rem; text-align: start; vertical-align: top; overflow-wrap: anywhere; border-block-end: 1px solid color-mix(in srgb, CanvasText 20%, Canvas); }
@media print { body { max-width: none; margin: 0; } section, tr { break-inside: avoid; } h2, h3 { break-after: avoid; } }
`

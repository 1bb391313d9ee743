// Runs before the first paint, so that a person's theme never flashes: the policy allows no inline script.
var chosen = localStorage.getItem('farley.theme')
var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
document.documentElement.dataset.theme = dark ? 'dark' : 'light'

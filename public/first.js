// Runs before anything else of the page: the policy allows no inline script.

// A person's theme, so that another one never flashes.
const theme = localStorage.getItem('farley.theme')
const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
document.documentElement.dataset.theme = dark ? 'dark' : 'light'

// Whoever is signed in is asked for, and the files of the page at this address are fetched, beside the app and not after it.
const parts = document.getElementById('parts')
if (parts) {
  const { records, pages, beside, words, panelWords } = JSON.parse(parts.textContent)
  const [, record, id, further] = location.pathname.split('/')
  const layout = new URLSearchParams(location.search).get('layout') ?? 'list'
  const page = !record ? 'home' : !records.includes(record) || further ? null : id ? 'record' : layout
  const chosen = localStorage.getItem('farley.language')
  const spoken = [chosen, ...navigator.languages.map((code) => code.slice(0, 2)), 'en'].find((code) => code in words)
  const more = page === 'record' ? [panelWords[spoken], ...(beside[record] ?? [])] : []
  for (const file of [words[spoken], ...more, ...(page ? pages[Object.hasOwn(pages, page) ? page : 'list'] : [])]) {
    const link = document.createElement('link')
    link.rel = file.endsWith('.css') ? 'preload' : 'modulepreload'
    if (file.endsWith('.css')) link.as = 'style'
    link.crossOrigin = ''
    link.href = `/${file}`
    document.head.append(link)
  }
  if (!localStorage.getItem('farley.leaving') && !/^\/(sign-in|welcome|join|reset|ask)(\/|$)/.test(location.pathname)) {
    const me = fetch('/api/v1/me', { headers: { Accept: 'application/json', 'Accept-Language': spoken } })
    me.catch(() => undefined)
    globalThis.asked = new Map([['/api/v1/me', me]])
  }
}

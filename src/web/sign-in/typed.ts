const place = 'farley.typed'
const fields = 'input[name]:not([type=password])'

/** Keeps what a stranger has typed, but for passwords, while the page begins again in another language. */
export function keepTyped(): void {
  const inputs = [...document.querySelectorAll<HTMLInputElement>(`form ${fields}`)]
  const typed = Object.fromEntries(inputs.map(({ name, value }) => [name, value]))
  sessionStorage.setItem(place, JSON.stringify(typed))
}

/** Puts it back into the form, once; to be the form's `ref`. */
export function putTypedBack(form: HTMLFormElement | null): void {
  const kept = form && sessionStorage.getItem(place)
  if (!kept) return
  sessionStorage.removeItem(place)
  const typed = JSON.parse(kept) as Record<string, string>
  for (const input of form.querySelectorAll<HTMLInputElement>(fields)) input.value = typed[input.name] ?? input.value
}

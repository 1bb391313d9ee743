/** What a company can begin with, by what it does; their words lie under `templates`. */
export const templates = [
  { key: 'agency', icon: 'speakerphone' },
  { key: 'shop', icon: 'building-store' },
  { key: 'software', icon: 'device-desktop' },
  { key: 'insurance', icon: 'shield-check' },
  { key: 'property', icon: 'home' },
  { key: 'pharma', icon: 'stethoscope' },
  { key: 'nonprofit', icon: 'heart' },
  { key: 'manufacturing', icon: 'building-factory-2' },
] as const

export type TemplateKey = (typeof templates)[number]['key']

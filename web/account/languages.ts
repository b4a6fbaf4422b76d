import type { Language } from '../kit/words.tsx'

/** The languages of a door: by their own name, short on a button, and how a screen reader pronounces it. */
export const LANGUAGES: readonly { value: Language; name: string; short: string; lang: string }[] = [
  { value: 'ja', name: '日本語', short: '日本語', lang: 'ja' },
  { value: 'easy', name: 'やさしい日本語 / EN', short: 'やさしい / EN', lang: 'ja' },
  { value: 'en', name: 'English', short: 'English', lang: 'en' },
]

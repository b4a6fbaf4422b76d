import type { CareEntry } from './input.ts'

/** The number and the words of an entry, as they are stored and travel: tenths of a degree, ml, or how much was eaten; which meal, which stool, or mood and signs. */
export function storedAs(entry: CareEntry): { value: number | null; detail: string | null } {
  switch (entry.kind) {
    case 'temperature':
      return { value: entry.tenths, detail: null }
    case 'meal':
      return { value: entry.eaten, detail: entry.meal }
    case 'milk':
      return { value: entry.ml, detail: null }
    case 'stool':
      return { value: null, detail: entry.stool }
    case 'condition':
      return { value: null, detail: [entry.mood, ...entry.signs].join(',') }
    default:
      return { value: null, detail: null }
  }
}

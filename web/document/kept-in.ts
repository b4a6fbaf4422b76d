import { keptTexts } from '../../schema/document/snapshot.ts'
import type { Opened } from './api.ts'

/** The texts of a paper that cannot be written in: as it was handed in, or as it stands. */
export function keptIn(opened: Pick<Opened, 'snapshot' | 'heads'>): (field: string) => string {
  const texts = keptTexts(opened)
  return (field) => texts[field] ?? ''
}

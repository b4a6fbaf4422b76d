// What lies open over the board. One thing at a time.
import { signal } from '@preact/signals'
import type { Id } from '../../schema/kit/id.ts'
import { doorAsks } from '../infection/door-asks.ts'
import type { Said } from '../notice/staff/PhoneReport.tsx'

/** The pages of a child's sheet. */
export type SheetPage = 'first' | 'phone' | 'alert' | 'take_back' | 'out' | Said

export type Opened =
  | { what: 'child'; childId: Id; page: SheetPage }
  | { what: 'hand_over'; childId: Id }
  | { what: 'ask'; childId: Id }
  | { what: 'illness'; childId: Id }
  | { what: 'memo'; childId: Id }
  | { what: 'allergy'; childId: Id }
  | { what: 'injury'; childId: Id }
  | { what: 'card'; childId: Id }
  | { what: 'plan'; childId: Id }
  | { what: 'inbox' }
  | { what: 'staff' }
  | { what: 'growth'; classId: Id | null }

export const opened = signal<Opened | null>(null)
export const close = (): void => {
  opened.value = null
}

/** A case of an infectious disease that goes on is asked about once, before the child is received; it never keeps a child at the door (RD15). */
export function asksFirst(childId: Id): boolean {
  const asks = doorAsks.peek().has(childId)
  if (asks) opened.value = { what: 'illness', childId }
  return asks
}

/** Children for whom somebody on no list was asked about at this tablet: what is answered stands above the tiles. */
export const askedFor = signal<readonly Id[]>([])

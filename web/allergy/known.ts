// What each child of this facility must not eat, and what else to mind, as this page knows it, so that it stands beside a name wherever one is
// shown (RD19).
import { signal } from '@preact/signals'
import type { Id } from '../../schema/kit/id.ts'

export interface Minded {
  childId: Id
  allergens?: readonly string[]
  mark?: string
}

export const mindedKnown = signal<ReadonlyMap<Id, Minded>>(new Map())

const told = ({ allergens = [], mark = '' }: Minded): string => `${mark} ${allergens.join()}`

/** Takes what a list of children says. Children it does not name stay as they were known. */
export function learnMinded(children: readonly Minded[]): void {
  const known = new Map(mindedKnown.peek())
  let news = false
  for (const child of children) {
    if (told(known.get(child.childId) ?? child) === told(child) && known.has(child.childId)) continue
    known.set(child.childId, child)
    news = true
  }
  if (news) mindedKnown.value = known
}

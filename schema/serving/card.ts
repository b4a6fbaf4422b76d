// トレイの札: what stands in the code of the card that lies on a child's tray. It names the child and opens nothing.
import { type Id, isId } from '../kit/id.ts'

const CARD = 'TSUMUGI:TRAY:'
export const trayCardText = (childId: Id): string => `${CARD}${childId}`

/** The child of a card; null for a code that is none. */
export function readTrayCard(text: string): Id | null {
  const childId = text.startsWith(CARD) ? text.slice(CARD.length) : ''
  return isId(childId) ? childId : null
}

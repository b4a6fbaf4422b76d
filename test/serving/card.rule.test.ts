import { expect, test } from 'vitest'
import { newId } from '../../schema/kit/id.ts'
import { readTrayCard, trayCardText } from '../../schema/serving/card.ts'

test('RF11 the code of a tray’s card names its child, and no other code does', () => {
  const childId = newId(1)
  expect(readTrayCard(trayCardText(childId))).toBe(childId)
  for (const other of ['', childId, `TSUMUGI:CARD:${childId}`, 'TSUMUGI:TRAY:', 'TSUMUGI:TRAY:x y', `${trayCardText(childId)} `])
    expect(readTrayCard(other)).toBeNull()
})

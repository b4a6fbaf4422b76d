import { expect, test } from 'vitest'
import { failNth } from './fail-nth.ts'

/** The morning's acts, and those that are written in steps or end something. */
const SHORT =
  /\/(?:presence|notice|chase)\/?[a-z]*$|\/(?:invitation\/revoke|family\/end|device\/pair|recovery\/issue)$|:organisation\/network/

test('R2 whichever call of an act fails, it is there once or not at all, and sent again it is receipted (npm run drill -- fail-nth: every act)', async () => {
  const found = await failNth({ only: (key) => SHORT.test(key) })
  expect(found).toMatchObject({ faults: [] })
  expect(found.flows).toBeGreaterThanOrEqual(12)
  expect(found.trials).toBeGreaterThan(90)
})

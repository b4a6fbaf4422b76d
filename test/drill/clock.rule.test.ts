import { expect, test } from 'vitest'
import { clock } from './clock.ts'

test('R4 RB05 whatever a tablet’s clock says, an act lies at its true time or waits for a person, and the office reads how wrong the clock is', async () => {
  expect(await clock()).toMatchObject({ faults: [] })
})

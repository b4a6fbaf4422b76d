import { expect, test } from 'vitest'
import { silentTablet } from './silent-tablet.ts'

test('R9 RA17 a tablet without a line from 7:00: no family is alarmed, the office looks, families are told once as late (npm run drill -- silent-tablet)', async () => {
  expect(await silentTablet({ children: 14 })).toMatchObject({ faults: [], alarmed: 0, missing: 2, toldOnceAsLate: 12 })
})

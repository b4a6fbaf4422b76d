import { expect, test } from 'vitest'
import { type FacilitySettings, firstSettings } from '../../schema/facility/input.ts'
import { faultsOf, formOf, inputOf, settingsOf } from '../../web/facility/form.ts'

const SETTINGS: FacilitySettings = {
  ...firstSettings,
  headCountTimes: [10 * 60, 15 * 60 + 30],
  ratios: { ...firstSettings.ratios, age1: 5, rounding: 'up' },
  staffHours: [
    { from: 7 * 60, to: 8 * 60 + 30, count: 3 },
    { from: 8 * 60 + 30, to: 17 * 60, count: 12 },
  ],
}

test('what was typed and not changed is what was there, and nothing more', () => {
  expect(settingsOf(formOf(SETTINGS))).toEqual(SETTINGS)
  expect(Object.keys(inputOf(formOf(SETTINGS))).sort()).toEqual(Object.keys(SETTINGS).sort())
})

test('once it is saved nothing is changed any more', () => {
  const form = {
    ...formOf(firstSettings),
    age1: '5',
    staffHours: '7:00-8:30 3',
    headCountTimes: '9:00、10:00',
    arrivalGrace: '20',
  }
  expect(JSON.stringify(formOf({ ...firstSettings, ...settingsOf(form) }))).toBe(JSON.stringify(form))
})

test('RK02 bands are read a line each, in any width; a line that cannot be read, or ends before it begins, is named', () => {
  const form = formOf(SETTINGS)
  const read = (staffHours: string) => settingsOf({ ...form, staffHours }).staffHours
  expect(read('７：００〜８：３０　３人\n\n8:30-17:00 12')).toEqual(SETTINGS.staffHours)
  for (const staffHours of ['7:00 3', '8:30-7:00 3', '7:00-8:00 0', '7:00-8:00'])
    expect(faultsOf({ ...form, staffHours }, '2026-12-01', '2026-11-20').staffHours, staffHours).toBeTruthy()
  expect(faultsOf({ ...form, age3: '0', least: '11' }, '2026-12-01', '2026-11-20')).toMatchObject({
    age3: expect.any(String),
    least: expect.any(String),
  })
})

import { describe, expect, test } from 'vitest'
import { parseCsv } from '../../schema/kit/csv.ts'
import { planFacilities } from '../../schema/organisation/plan-facilities.ts'
import { readFacilities } from '../../schema/organisation/read-facilities.ts'

const listed = (text: string) => readFacilities(parseCsv(text).rows ?? []).facilities
const LIST = `ID,名称,電話番号,収容定員,利用可能曜日,開始時間,終了時間
A1,浜町 保育所,0200-00-1111,60,月火水木金土,7:00,19:00
A2,松風保育所,,,,19:00,07:00`

describe('Planning a list of facilities', () => {
  test('Hours, weekdays and telephone of the list become settings; hours upside down do not', () => {
    const { fresh } = planFacilities(listed(LIST), [])
    expect(fresh.map(({ name, publicId, settings }) => ({ name, publicId, settings }))).toEqual([
      {
        name: '浜町 保育所',
        publicId: 'A1',
        settings: { opensAt: 420, closesAt: 1140, openWeekdays: [1, 2, 3, 4, 5, 6], phone: '0200-00-1111' },
      },
      { name: '松風保育所', publicId: 'A2', settings: {} },
    ])
  })

  test('A facility is the same by its id, also under another name, and by its name, also without an id', () => {
    const known = [
      { facilityId: 7, name: '旧浜町保育所', publicId: 'A1', details: { 収容定員: '50' } },
      { facilityId: 8, name: '松 風保育所', publicId: null, details: {} },
    ]
    const { fresh, same } = planFacilities(listed(LIST), known)
    expect(fresh).toEqual([])
    expect(same).toEqual([
      {
        row: 2,
        facilityId: 7,
        name: '旧浜町保育所',
        differences: [
          { what: '名称', before: '旧浜町保育所', after: '浜町 保育所' },
          { what: '収容定員', before: '50', after: '60' },
        ],
      },
      {
        row: 3,
        facilityId: 8,
        name: '松 風保育所',
        differences: [
          { what: '名称', before: '松 風保育所', after: '松風保育所' },
          { what: 'ID', before: '', after: 'A2' },
        ],
      },
    ])
  })

  test('Two new facilities of one name are an error that names both rows', () => {
    const { fresh, errors } = planFacilities(listed(`${LIST}\nA3,松風保育所,0200,,,,`), [])
    expect(fresh).toHaveLength(2)
    expect(errors).toMatchObject([{ row: 4, message: expect.stringContaining('3行目と同じ名称') }])
  })
})

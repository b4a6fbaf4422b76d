// 汐見市: an invented city, its facilities and their classes.
import type { Id } from '../../../schema/kit/id.ts'
import type { Dice } from './dice.ts'

export interface DemoClass {
  id: Id
  name: string
  classAge: number
  size: number
}

export interface DemoFacility {
  facilityId: number
  name: string
  phone: string
  shard: `SHARD_${number}`
  classes: DemoClass[]
}

export const CITY = '汐見市'
export const OFFICERS_LOGIN = 'shiomi'

const NAMES = [
  'しおみ中央',
  '浜町',
  '松風',
  '港南',
  '桜台',
  '本町',
  '川口',
  '若葉',
  '朝日',
  '岬',
  '東しおみ',
  '灯台前',
  '潮見台',
  '青葉',
  '西浜',
  '北町',
]
const CLASSES = ['ひよこ', 'うさぎ', 'りす', 'そら', 'ほし', 'にじ']
/** Children by class age in a house of 110: fewer babies, as staffing asks. */
const SHARE = [9, 16, 18, 22, 22, 23]
/** Every further facility is smaller than the first. */
const FURTHER = 0.55

/** Children in a facility, when the first has `children`. */
export const sizeOf = (place: number, children: number): number =>
  place === 0 ? children : Math.max(Math.min(children, 6), Math.round(children * FURTHER))

/** Splits a number of children over the six classes; the largest remainders get the rest. */
function classSizes(children: number): number[] {
  const whole = SHARE.reduce((sum, share) => sum + share, 0)
  const exact = SHARE.map((share) => (share * children) / whole)
  const sizes = exact.map(Math.floor)
  const byRest = exact
    .map((value, age) => ({ age, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || b.age - a.age)
  const left = children - sizes.reduce((sum, size) => sum + size, 0)
  for (const { age } of byRest.slice(0, left)) sizes[age] = (sizes[age] ?? 0) + 1
  return sizes
}

/** The facilities, each on the next shard in turn. */
export function makeFacilities(
  dice: Dice,
  amount: number,
  children: number,
  shards: readonly `SHARD_${number}`[],
  bornAt: number,
): DemoFacility[] {
  return Array.from({ length: amount }, (_, place) => {
    const shard = shards[place % shards.length]
    if (!shard) throw new Error('there is no shard')
    const sizes = classSizes(sizeOf(place, children))
    const again = place < NAMES.length ? '' : `第${Math.floor(place / NAMES.length) + 1}`
    return {
      facilityId: place + 1,
      name: `${NAMES[place % NAMES.length]}${again}保育所`,
      phone: `0200-00-${1110 + place}`,
      shard,
      classes: CLASSES.map((name, classAge) => ({
        id: dice.id(bornAt + classAge),
        name: `${name}組`,
        classAge,
        size: sizes[classAge] ?? 0,
      })),
    }
  })
}

// Staff of a facility: as many as its classes need, with the ones to sign in as among them.
import type { Id } from '../../../schema/kit/id.ts'
import type { Role } from '../../../schema/permission/matrix.ts'
import { DOORS_OF } from '../../../schema/staff/rule.ts'
import type { DemoFacility } from './city.ts'
import type { Dice } from './dice.ts'
import { adultName, type Name, surname } from './names.ts'

export interface Staff {
  accountId: Id
  login: string
  family: Name
  given: Name
  role: Role
  classroomId: Id | null
  doors: readonly ('room' | 'office')[]
}

type Fixed = Record<string, { login: string; family: Name; given: Name }>
const one = (login: string, family: string, familyKana: string, given: string, givenKana: string) => ({
  login,
  family: { text: family, kana: familyKana },
  given: { text: given, kana: givenKana },
})
/** By facility, then by role or class name. */
const FIXED: Record<number, Fixed> = {
  1: {
    director: one('mori', '森', 'もり', '和代', 'かずよ'),
    head_teacher: one('hayashi', '林', 'はやし', '直子', 'なおこ'),
    office: one('ono', '大野', 'おおの', '恵', 'めぐみ'),
    cook: one('mizuno', '水野', 'みずの', '美穂', 'みほ'),
    うさぎ組: one('yamada', '山田', 'やまだ', 'ゆみ', 'ゆみ'),
    ほし組: one('kawamura', '川村', 'かわむら', 'さくら', 'さくら'),
  },
  2: { director: one('hamada', '浜田', 'はまだ', '誠', 'まこと') },
}
/** Children a teacher has by class age (minimum standard from 2024, domain rules §1.1); nobody works alone in a class of babies. */
const PER_TEACHER = [3, 6, 6, 15, 25, 25]

/** The staff of one facility, in the order in which they are shown. */
export function makeStaff(dice: Dice, { facilityId, classes }: DemoFacility, bornAt: number): Staff[] {
  const staff: Staff[] = []
  const add = (role: Role, key: string, classroomId: Id | null = null): void => {
    const fixed = staff.some(({ login }) => login === FIXED[facilityId]?.[key]?.login) ? undefined : FIXED[facilityId]?.[key]
    const sex = dice.chance(0.93) ? 'f' : 'm'
    const thrown = { login: `shokuin-${facilityId}-${staff.length + 1}`, family: surname(dice), given: adultName(dice, sex) }
    staff.push({ accountId: dice.id(bornAt + staff.length), ...(fixed ?? thrown), role, classroomId, doors: DOORS_OF[role] })
  }
  for (const role of ['director', 'head_teacher', 'nurse', 'office'] as const) add(role, role)
  for (const { id, name, classAge, size } of classes) {
    const teachers = size === 0 ? 0 : Math.max(classAge < 3 ? 2 : 1, Math.ceil(size / (PER_TEACHER[classAge] ?? 25)))
    for (let count = 0; count < teachers; count++) add('nursery_teacher', name, id)
  }
  add('cook', 'cook')
  add('cook', 'cook')
  return staff
}

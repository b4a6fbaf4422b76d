import type { Context } from 'hono'
import { classAgeOf, type Day, fiscalYearOf } from '../../schema/kit/day.ts'
import type { App } from '../kit/context.ts'
import { type Principal, withoutKept } from '../kit/principal.ts'
import { read } from '../kit/scope.ts'
import { fullName } from '../presence/assemble-board.ts'
import { classesOn, planOf, type RosterRow, rosterOn, type StayOnDay, stayOf } from '../presence/queries.ts'

/** Children enrolled on a day, in name order, with class, class age and planned hours. */
export async function readChildren(c: Context<App>, asked: Day | undefined) {
  const { facilityId } = c.get('scope')
  const day = asked ?? c.get('today')
  const { who, rows } = await read(c, (db) => [rosterOn(db, facilityId, day), classesOn(db, facilityId, day)])
  const [roster, classes] = rows
  return {
    day,
    classes,
    children: withoutKept(who, roster).map((row) => ({
      childId: row.childId,
      name: fullName(row),
      kana: `${row.familyKana} ${row.givenKana}`.trim(),
      birthDay: seesBirthDay(who, row) ? row.birthDay : null,
      classAge: classAgeOf(row.birthDay, fiscalYearOf(day)),
      classId: row.classroomId,
      need: row.need,
      allergens: row.allergens,
      plan: planOf(row, day).hours,
      /** 共同保育: elsewhere that day, or a guest from elsewhere. */
      stay: shortly(stayOf(row)),
    })),
  }
}

const shortly = (stay: StayOnDay | null) => stay && { side: stay.side, name: stay.name }

/** The date of birth is for who works with the child: of 保育士 those of the class (assurance §2.2 row 2). */
const seesBirthDay = (who: Principal, row: RosterRow): boolean =>
  who.roles.some(({ role, classroomId }) => role !== 'nursery_teacher' || classroomId === null || classroomId === row.classroomId)

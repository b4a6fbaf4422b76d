// A class with two children, the parents of the first and its teacher: whose book is written and read in these tests.
import type { Book, BookClass } from '../../schema/contactbook/book.ts'
import { act, at, DAY, makeWorld } from '../kit/world.ts'

export type Reader = { get: (path: string) => Promise<{ status: number; body: Record<string, unknown>; text: string }> }

export async function aClass(settings: Parameters<typeof makeWorld>[0] = {}) {
  const world = await makeWorld(settings)
  const [ai, iku] = [await world.addChild('こども あい'), await world.addChild('こども いく')]
  const [mother, father] = [await world.addGuardian([ai]), await world.addGuardian([ai], { relationship: '父' })]
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit, name: '山田' })
  teacher.at('15:30')
  const book = async (who: Reader, childId = ai, day = DAY) =>
    (await who.get(`/contactbook/child?childId=${childId}&from=${day}&to=${day}`)).body as unknown as Book
  const day = async (who: Reader, childId = ai) => {
    const [only] = (await book(who, childId)).days
    if (!only) throw new Error('no day')
    return only
  }
  const sheet = async (who: Reader = teacher) =>
    (await who.get(`/contactbook/class?day=${DAY}&class=${world.rabbit}`)).body as unknown as BookClass
  const home = (fields: object, when = '7:10', more: object = {}) => ({
    id: act(),
    childId: ai,
    day: DAY,
    at: at(when),
    fields,
    ...more,
  })
  const page = (items: object[], more: object = {}) => ({ id: act(), day: DAY, classId: world.rabbit, items, ...more })
  const line = (text: string, more: object = {}) => ({ childId: ai, text, after: null, version: 0, ...more })
  return { world, ai, iku, mother, father, teacher, book, day, sheet, home, page, line }
}

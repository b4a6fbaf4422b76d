// A house with one class that is written about, and those who write, check and decide.
import { foldSteps } from '../../schema/document/approval.ts'
import type { OpenedDocument } from '../../worker/document/read-document.ts'
import { act, makeWorld } from '../kit/world.ts'

export const MONDAY = '2026-11-16'

export async function aHouse() {
  const world = await makeWorld()
  const child = await world.addChild('こども あい')
  const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit, name: '山田', door: 'office' })
  const colleague = await world.addStaff('nursery_teacher', { classId: world.rabbit, name: '佐藤', door: 'office' })
  const stranger = await world.addStaff('nursery_teacher', { classId: world.star, name: '原田', door: 'office' })
  const head = await world.addStaff('head_teacher', { name: '森' })
  const director = await world.addStaff('director', { name: '橘' })
  const plan = { kind: 'week_plan', version: 1, subject: world.rabbit, day: MONDAY }
  type Client = typeof teacher
  const write = (who: Client, field: string, text: string, bases: string[] = [], id = act()) =>
    who.post('/document/write', { id: act(), ...plan, edits: [{ id, field, bases, text }] })
  const open = async (
    who: Client = teacher,
    paper: Record<string, string> = { kind: 'week_plan', subject: world.rabbit, day: MONDAY },
  ) => {
    const answer = await who.get(`/document/open?${new URLSearchParams(paper)}`)
    return { status: answer.status, text: answer.text, body: answer.body as unknown as OpenedDocument }
  }
  const textOf = async (field: string, who: Client = teacher) =>
    (await open(who)).body.heads.filter((one) => one.field === field).map(({ text }) => text)
  const handIn = async (who: Client = teacher, step = 'submitted', after?: number) => {
    const { times, steps } = (await open(who)).body
    return who.post('/document/hand-in', { id: act(), ...plan, step, after: after ?? steps.length, times })
  }
  const decide = (who: Client, step: string, after: number, place = -1, comment?: string) =>
    who.post('/document/decide', { id: act(), ...plan, step, after, place, ...(comment ? { comment } : {}) })
  const state = async () => {
    const { kind, steps } = (await open(director)).body
    return foldSteps(kind.approval, steps)
  }
  return { world, child, teacher, colleague, stranger, head, director, plan, write, open, textOf, handIn, decide, state }
}

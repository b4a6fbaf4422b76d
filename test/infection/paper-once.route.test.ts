// RC19: what a family hands in on paper at other nurseries it says in the app, and what it said there is asked on no paper. What only a doctor may write
// stays a paper, and comes out of the printer with all the app knows on it.
import { describe, expect, test } from 'vitest'
import { MATRIX } from '../../schema/permission/matrix.ts'
import { app } from '../../worker/app.ts'
import { listRoutes } from '../../worker/kit/list-routes.ts'
import { act, makeWorld } from '../kit/world.ts'

/** Papers of families (domain documents §5, §15, §17, §18, rules §9), each with the act that takes its place. */
const HANDED_IN = {
  欠席届: 'notice.report',
  お迎えの変更: 'notice.report',
  お迎えの人の名簿: 'pickup.change',
  連絡帳の家庭らん: 'contactbook.home',
  '与薬依頼書・服薬連絡': 'medicine.ask',
  登園届: 'infection.form',
  '健康記録・予防接種・かかりつけ医': 'health.propose',
  食物アレルギーの届け: 'allergy.propose',
  食材チェック表: 'meal.tell',
  家庭での身体計測: 'growth.home',
  写真の同意書: 'photo.consent',
  けがの連絡の確認印: 'injury.seen',
  健診結果の確認印: 'checkup.seen',
} as const

describe('RC19 Paper and app say each thing once', () => {
  test('everything a family hands in on paper is an act of its own in the app, mounted and its guardian’s right', () => {
    const mounted = new Set(listRoutes(app).flatMap(({ method, action }) => (method === 'POST' && action ? [action] : [])))
    const missing = Object.entries(HANDED_IN).filter(([, action]) => !('guardian' in MATRIX[action]) || !mounted.has(action))
    expect(missing).toEqual([])
  })

  test('a 登園届 signed in the app is asked for on no paper: not at the door, and not on the family’s own page', async () => {
    const world = await makeWorld()
    const childId = await world.addChild('こども あい')
    const mother = await world.addGuardian([childId])
    const teacher = await world.addStaff('nursery_teacher', { classId: world.rabbit })
    const caseId = act()
    await mother.post('/infection/open', { id: caseId, childId, key: 'hfmd', certainty: 'diagnosed' })
    const caseOf = async (who: typeof mother | typeof teacher) =>
      ((await who.get('/infection')).body.cases as { paper: string; asks: string | null }[])[0]
    expect((await caseOf(teacher))?.paper).toBe('waiting')
    const form = {
      doctor: 'みなと小児科',
      visitedOn: '2026-11-18',
      declared: true,
      checks: ['no_fever', 'no_mouth_effect', 'eats_normally'],
    }
    const sent = await mother.post('/infection/form', { id: act(), childId, caseId, ...form })
    expect(sent.status).toBe(200)
    for (const who of [mother, teacher]) expect(await caseOf(who)).toMatchObject({ paper: 'sent', asks: null })
  })
})

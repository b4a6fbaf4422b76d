import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { newId } from '../../schema/kit/id.ts'
import { block, child } from '../../schema/shard.ts'
import { act, at } from '../kit/world.ts'
import { aHouse } from './a-house.ts'

const YEAR = '2026-04-01'

/** A house in whose class there is a child of the last year, with a mother. */
async function withLastYear() {
  const house = await aHouse()
  const { world } = house
  const kid = await world.addChild('たかさき そら', { name: '髙﨑 そら', birthDay: '2020-05-05' })
  const mother = await world.addParent([kid], { name: '髙﨑 みお' })
  const paper = { kind: 'school_record', subject: kid, day: YEAR }
  const offered = async (who = house.teacher) => (await house.open(who, paper)).body.offered
  const put = (subject = kid) =>
    house.teacher.post('/document/write', {
      ...{ id: act(), ...paper, subject, version: 1 },
      edits: [{ id: act(), field: 'care', bases: [], text: '特になし' }],
    })
  return { ...house, kid, mother, paper, offered, put }
}

describe('RH01 A 要録', () => {
  test('opens with what the roster says, and with a year of memos and records beside it, each with its source', async () => {
    const { world, kid, teacher, offered } = await withLastYear()
    const note = (time: string, text: string, tags: string[]) =>
      teacher.post('/memo/write', { id: act(), at: at(time), childIds: [kid], text, tags })
    expect((await note('8:01', '橋がくずれるたびに話し合った', ['relationships', 'thinking'])).status).toBe(200)
    expect((await note('8:02', '機嫌よくすごす', [])).status).toBe(200)
    const record = { kind: 'progress', version: 1, subject: kid, day: '2026-10-01' }
    const edits = [{ id: act(), field: 'seen.language.text', bases: [], text: '話を最後まで聞く' }]
    expect((await teacher.post('/document/write', { id: act(), ...record, edits })).status).toBe(200)
    const all = await offered()
    const admission = Object.fromEntries(all.filter(({ section }) => section === 'admission').map(({ row, text }) => [row, text]))
    expect(admission).toMatchObject({
      name: '髙﨑 そら',
      kana: 'たかさき そら',
      birth: '令和2年5月5日',
      entered: '令和8年4月1日',
    })
    expect(admission).toMatchObject({
      guardian: '髙﨑 みお',
      director: '橘',
      teacher: '佐藤・山田',
      house: `第${world.facilityId}保育所`,
    })
    expect(admission).not.toHaveProperty('left')
    expect(all.filter(({ section }) => section === 'development')).toMatchObject([
      { label: '言葉　令和8年', text: '話を最後まで聞く', sources: [{ word: 'document', day: '2026-10-01' }] },
      { label: '人間関係・思考力の芽生え　令和8年', text: '橋がくずれるたびに話し合った', sources: [{ word: 'memo' }] },
    ])
  })

  test('says nothing of where a child lives before somebody opens the roster, and of nobody who is kept from it', async () => {
    const { world, kid, mother, director, offered } = await withLastYear()
    await director.post('/child/contact', { id: act(), childId: kid, personId: mother, address: '秘密町1-2-3' })
    expect(JSON.stringify(await offered(director))).not.toContain('秘密町')
    const common = { facilityId: world.facilityId, childId: kid, startsOn: YEAR, setBy: director.accountId, setAt: 0 }
    await world.db.insert(block).values({ ...common, id: newId(0), personId: mother, kind: 'support_measure', text: '' })
    expect((await offered(director)).find(({ row }) => row === 'guardian')).toBeUndefined()
  })

  test('is of a child in its last year, and of no other', async () => {
    const { child: small, kid, put } = await withLastYear()
    expect((await put(kid)).status).toBe(200)
    const refused = await put(small)
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('年長の年度の子ども')
  })

  test('RH02 stays to be read when the child has long left and is archived', async () => {
    const { world, director, open } = await aHouse()
    const [startsOn, endsOn] = ['2019-04-01', '2022-03-31']
    const kid = await world.addChild('もりた そら', { birthDay: '2015-05-05', startsOn, endsOn })
    await world.db
      .update(child)
      .set({ archivedAt: at('8:00', '2022-04-02') })
      .where(and(eq(child.facilityId, world.facilityId), eq(child.id, kid)))
    const paper = { kind: 'school_record', subject: kid, day: '2021-04-01' }
    const edits = [{ id: act(), field: 'care', bases: [], text: '特になし' }]
    expect((await director.post('/document/write', { id: act(), ...paper, version: 1, edits })).status).toBe(200)
    const { body } = await open(director, paper)
    expect(body.heads.map(({ text }) => text)).toEqual(['特になし'])
    expect(body.offered.find(({ row }) => row === 'left')?.text).toBe('令和4年3月31日')
  })
})

import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { newId } from '../../schema/kit/id.ts'
import { foldLedger, type LedgerEntry } from '../../schema/ledger/rule.ts'
import { audit, person } from '../../schema/shard.ts'
import { makeWorld } from '../kit/world.ts'

const HOME = { address: '汐見市みなと町1-2-3', phone: '0200-11-2222', note: '' }
const GRANDMOTHER = { order: 1, name: '佐藤 和子', relationship: '祖母', phone: '090-1234-5678', note: '昼のみ' }

async function household() {
  const world = await makeWorld({ name: 'みなと保育所' })
  const childId = await world.addChild('さとう あおい')
  const mother = await world.addGuardian([childId])
  const [director, head, office] = [
    await world.addStaff('director', { name: '森 和代' }),
    await world.addStaff('head_teacher'),
    await world.addStaff('office'),
  ]
  const id = () => newId(director.now())
  const item = id()
  const entries = async (who: typeof director) =>
    ((await who.get(`/ledger/child?childId=${childId}`)).body.entries ?? []) as LedgerEntry[]
  const open = (who: typeof director, why = 'emergency', more = '') =>
    who.get(`/ledger/open?childId=${childId}&why=${why}${more}`)
  const propose = (items: unknown[]) => mother.post('/ledger/propose', { id: id(), childId, items })
  return { world, childId, mother, director, head, office, id, item, entries, open, propose }
}

describe('RL08 a family proposes, the office takes it', () => {
  test('what is proposed waits, is taken with one press, and what stood before stays in the history with its moment', async () => {
    const { childId, mother, director, id, item, propose, open } = await household()
    const first = { id: id(), childId, items: [{ kind: 'contact', item, value: GRANDMOTHER, upon: null }] }
    expect((await director.post('/ledger/write', first)).status).toBe(200)
    mother.at('9:00')
    director.at('9:05')
    const moved = { ...GRANDMOTHER, phone: '080-9999-0000' }
    const sent = await propose([
      { kind: 'contact', item, value: moved },
      { kind: 'home', item: childId, value: HOME },
    ])
    expect(sent.status).toBe(200)
    const seen = foldLedger((await open(director)).body.entries as LedgerEntry[])
    const contact = seen.find(({ kind }) => kind === 'contact')
    expect(contact).toMatchObject({ stands: { value: GRANDMOTHER }, waiting: { value: moved, by: '保護者' } })
    const taken = seen.flatMap(({ kind, item: of, waiting }) => (waiting ? [{ kind, item: of, entryId: waiting.id }] : []))
    expect((await director.post('/ledger/confirm', { id: id(), childId, entries: taken })).status).toBe(200)
    const after = foldLedger((await open(director)).body.entries as LedgerEntry[]).find(({ kind }) => kind === 'contact')
    expect(after).toMatchObject({ stands: { value: moved, decision: { by: '森 和代' } }, waiting: null })
    expect(after?.history.map(({ value, state }) => [value, state])).toEqual([
      [moved, 'stood'],
      [GRANDMOTHER, 'stood'],
    ])
    // Twice is once: somebody else has taken it.
    expect((await director.post('/ledger/confirm', { id: id(), childId, entries: taken })).body).toMatchObject({
      error: { code: 'decided' },
    })
  })

  test('what the office writes has to be upon the word it saw; a family says nothing of 認定 and 特記', async () => {
    const { childId, mother, director, id, item, propose } = await household()
    mother.at('9:00')
    await propose([{ kind: 'household', item, value: { name: '佐藤 海', relationship: '兄', birth: '', note: '' } }])
    const late = { kind: 'household', item, value: { name: '佐藤 陸', relationship: '兄', birth: '', note: '' }, upon: null }
    const refused = await director.post('/ledger/write', { id: id(), childId, items: [late] })
    expect(refused.body).toMatchObject({ error: { code: 'overtaken' } })
    const value = { category: '2', need: 'standard', from: '2026-04-01', until: null, number: '' }
    expect((await propose([{ kind: 'certificate', item: id(), value }])).status).toBe(400)
    expect((await propose([{ kind: 'circumstances', item: childId, value: { text: 'あ' } }])).status).toBe(400)
    const wrong = { ...value, until: '2026-03-31' }
    const bad = await director.post('/ledger/write', {
      id: id(),
      childId,
      items: [{ kind: 'certificate', item: id(), value: wrong, upon: null }],
    })
    expect([bad.status, JSON.stringify(bad.body)]).toEqual([400, expect.stringContaining('はじめの日より後')])
  })

  test('the yearly round: who has not looked yet, by app and on paper', async () => {
    const { world, childId, mother, office, id } = await household()
    const other = await world.addChild('たなか そう')
    const round = async () =>
      ((await office.get('/ledger/round')).body.children as { childId: string; checked: { way: string } | null }[]).map(
        ({ childId: of, checked }) => [of, checked?.way ?? null],
      )
    expect(new Map((await round()) as [string, string][])).toEqual(
      new Map<string, unknown>([
        [childId, null],
        [other, null],
      ]),
    )
    expect((await mother.post('/ledger/check', { id: id(), childId })).status).toBe(200)
    expect((await office.post('/ledger/paper', { id: id(), childIds: [other] })).status).toBe(200)
    expect(new Map((await round()) as [string, string][])).toEqual(
      new Map([
        [childId, 'app'],
        [other, 'paper'],
      ]),
    )
    expect((await mother.post('/ledger/check', { id: id(), childId: other })).status).toBe(404)
  })
})

describe('RL12 masked fields', () => {
  test('a desk sees that there is something, opens it for a reason, and the reason is kept', async () => {
    const { world, childId, director, office, id, entries, open } = await household()
    const items = [
      { kind: 'circumstances', item: childId, value: { text: '面会交流の日は電話で確かめる' }, upon: null },
      { kind: 'blood', item: childId, value: { type: 'O', rh: '+' }, upon: null },
    ]
    await director.post('/ledger/write', { id: id(), childId, items })
    const shut = await entries(office)
    expect(shut.find(({ kind }) => kind === 'circumstances')).toMatchObject({ value: null, masked: true })
    expect(shut.find(({ kind }) => kind === 'blood')).toMatchObject({ value: { type: 'O', rh: '+' } })
    expect(JSON.stringify((await open(office, 'plan')).body)).toContain('面会交流')
    expect((await open(office, '')).status).toBe(400)
    const lines = await world.db
      .select({ content: audit.content, outcome: audit.outcome })
      .from(audit)
      .where(and(eq(audit.facilityId, world.facilityId), eq(audit.action, 'ledger.open')))
    expect(lines).toEqual([{ content: { opened: 'ledger', why: 'plan' }, outcome: 'read' }])
    const all = await world.db.select().from(audit).where(eq(audit.facilityId, world.facilityId))
    expect(JSON.stringify(all)).not.toContain('面会交流')
  })

  test('RO01 the card is a file of the same rows', async () => {
    const { childId, director, id, open } = await household()
    await director.post('/ledger/write', { id: id(), childId, items: [{ kind: 'home', item: childId, value: HOME, upon: null }] })
    const { text } = await open(director, 'print', '&format=csv')
    expect(text).toContain('住所,汐見市みなと町1-2-3')
    const { status, headers } = await open(director, 'print', '&format=xlsx')
    expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining('spreadsheetml')])
  })
})

describe('RL13 a hidden home', () => {
  test('is read by 園長 and 主任 alone: on no other screen, in no other file, by no family; and 園名 is on no such card', async () => {
    const { world, childId, mother, director, head, office, id, propose, open } = await household()
    await world.db
      .update(person)
      .set({ address: '汐見市みなと町1-2-3', workplace: '汐見病院' })
      .where(and(eq(person.facilityId, world.facilityId), eq(person.accountId, mother.accountId)))
    await director.post('/ledger/write', { id: id(), childId, items: [{ kind: 'home', item: childId, value: HOME, upon: null }] })
    const hidden = { id: id(), childId, hidden: true, reason: '支援措置の申し出' }
    expect((await office.post('/ledger/hide', hidden)).status).toBe(404)
    expect((await head.post('/ledger/hide', hidden)).status).toBe(200)

    const readings = [
      `/ledger/child?childId=${childId}`,
      `/ledger/open?childId=${childId}&why=city`,
      `/ledger/open?childId=${childId}&why=print&format=csv`,
      `/child/addresses?childId=${childId}`,
      `/child/contacts?childId=${childId}`,
      '/ledger/round',
    ]
    for (const path of readings) {
      for (const who of [office, mother]) {
        const { text } = await who.get(path)
        expect([path, /みなと町|汐見病院/.test(text)]).toEqual([path, false])
      }
    }
    expect((await office.get(`/child/addresses?childId=${childId}`)).status).toBe(404)
    expect((await open(office, 'print')).body).toMatchObject({ facility: '', hidden: true })
    expect((await open(office, 'print', '&format=csv')).text).not.toContain('みなと保育所')
    expect((await open(head)).text).toContain('みなと町')
    expect((await director.get(`/child/addresses?childId=${childId}`)).text).toContain('みなと町')
    // A family is not told; it can still say where it lives now.
    expect((await mother.get(`/ledger/child?childId=${childId}`)).body).toMatchObject({ hidden: false })
    expect((await propose([{ kind: 'home', item: childId, value: { ...HOME, address: '汐見市さくら1' } }])).status).toBe(200)
    expect((await office.get(`/ledger/open?childId=${childId}&why=city`)).text).not.toContain('さくら1')

    head.at('9:30')
    await head.post('/ledger/hide', { ...hidden, id: id(), hidden: false, reason: '解除の申し出' })
    expect((await office.get(`/child/addresses?childId=${childId}`)).text).toContain('みなと町')
  })
})

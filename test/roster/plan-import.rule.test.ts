import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCsv } from '../../schema/kit/csv.ts'
import { addDays } from '../../schema/kit/day.ts'
import type { ImportOptions, Planned, RosterState } from '../../schema/roster/plan.ts'
import { planImport, USUAL_HOURS } from '../../schema/roster/plan-import.ts'
import { readRoster } from '../../schema/roster/read-roster.ts'
import { holdsOn, isVoid } from '../../schema/roster/settle-dated.ts'
import { undoImport } from '../../schema/roster/undo-import.ts'
import { cpuTime } from '../kit/cpu-time.ts'
import { carryOut, emptyState } from './carry-out.ts'
import type { TableRows } from './table-types.ts'

const APRIL = '2027-04-01'
let made = 0
const options = (appliesOn: string): ImportOptions => ({
  appliesOn,
  newId: () => `id${++made}`,
  capabilities: ['absence', 'read_presence'],
  hours: USUAL_HOURS,
})
const HEAD =
  '児童番号,氏名,ふりがな,生年月日,性別,クラス,入園日,退園日,保育必要量,利用時間,アレルギー,保護者1氏名,保護者1続柄,保護者1電話,お迎えの人'
const file = (...rows: string[]) => `${HEAD}\r\n${rows.join('\r\n')}\r\n`
const HARUTO = '1,佐藤 陽翔,さとう はると,2022-04-02,男,りす,,,標準,7:30-18:00,卵,佐藤 恵,母,090-1111-2222,'
const AOI = '2,鈴木 葵,すずき あおい,2023-05-06,女,ひよこ,,,短時間,8:30-16:30,,鈴木 健,父,090-3333-4444,'

function plan(state: RosterState, text: string, appliesOn = '2026-11-01'): Planned {
  const roster = readRoster(readCsv(new TextEncoder().encode(text)).rows ?? [], appliesOn)
  expect(roster.errors).toEqual([])
  return planImport(roster.children, state, options(appliesOn))
}
function load(state: RosterState, text: string, appliesOn = '2026-11-01'): RosterState {
  const planned = plan(state, text, appliesOn)
  expect(planned.errors).toEqual([])
  if (!planned.plan) throw new Error('no plan')
  return carryOut(state, planned.plan)
}
const loaded = () => load(emptyState(), file(HARUTO, AOI))
const messages = (problems: { message: string }[]) => problems.map(({ message }) => message)
const kinds = (planned: Planned) => planned.differences.map(({ kind }) => kind)

/** What a screen would show on a day: each enrolled child with class, hours and guardians. */
function seen(state: RosterState, day: string) {
  const own = <Row extends { childId: string; startsOn: string; endsOn: string | null }>(rows: Row[], id: string) =>
    rows.filter((row) => row.childId === id && holdsOn(row, day))
  return state.child
    .filter((child) => child.archivedAt === null && own(state.enrollment, child.id).length > 0)
    .map((child) => ({
      name: `${child.familyName} ${child.givenName}`,
      classes: own(state.classMembership, child.id).map(
        ({ classroomId }) => state.classroom.find((one) => one.id === classroomId && holdsOn(one, day))?.name,
      ),
      hours: own(state.contractHours, child.id).map(({ need, week }) => [need, week[1]]),
      guardians: own(state.guardianship, child.id).map(
        ({ personId }) => state.person.find(({ id }) => id === personId)?.givenName,
      ),
      pickups: own(state.pickupPerson, child.id).map(({ name }) => name),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

describe('a first roster', () => {
  test('RL02 children, classes with their ages, hours, guardians and people to fetch them are there from the day it applies', () => {
    const planned = plan(emptyState(), file(HARUTO, AOI))
    expect(
      planned.plan?.insert.classroom.map(({ name, classAge, startsOn, endsOn }) => [name, classAge, startsOn, endsOn]),
    ).toEqual([
      ['ひよこ', 2, '2026-11-01', null],
      ['りす', 3, '2026-11-01', null],
    ])
    const state = carryOut(emptyState(), planned.plan ?? { insert: emptyState(), change: emptyState() as never })
    expect(seen(state, '2026-10-31')).toEqual([])
    expect(seen(state, '2026-11-01')).toEqual([
      { name: '佐藤 陽翔', classes: ['りす'], hours: [['standard', [450, 1080]]], guardians: ['恵'], pickups: ['佐藤 恵'] },
      { name: '鈴木 葵', classes: ['ひよこ'], hours: [['short', [510, 990]]], guardians: ['健'], pickups: ['鈴木 健'] },
    ])
    expect(state.guardianship[0]).toMatchObject({ relationship: '母', capabilities: ',absence,read_presence,', contactOrder: 1 })
    expect(planned.plan?.counts).toMatchObject({ new_child: 2, new_classroom: 2, unchanged: 0, missing: 0 })
  })
  test('RL02 every row has exactly the columns of its table beside the facility', () => {
    const insert = plan(emptyState(), file(HARUTO)).plan?.insert
    const rows: { [Table in keyof TableRows]: TableRows[Table][] } | undefined = insert
    expect(Object.keys(rows?.child[0] ?? {}).sort()).toEqual(
      [
        'allergens',
        'archivedAt',
        'birthDay',
        'familyKana',
        'familyName',
        'givenKana',
        'givenName',
        'id',
        'kanaOrder',
        'number',
        'sex',
      ].sort(),
    )
    expect(JSON.stringify(insert)).not.toContain('facility')
  })
  test('RL02 a child without hours gets the usual ones, so that an absence is still noticed, and it is said', () => {
    const planned = plan(emptyState(), file('1,佐藤 陽翔,さとう はると,2022-04-02,男,りす,,,短時間,,,,,,'))
    expect(planned.plan?.insert.contractHours[0]?.week).toEqual([null, ...Array(5).fill([510, 990]), null])
    expect(messages(planned.warnings)).toContain(
      '1人は利用時間が書かれていないので、標準 7:30–18:30・短時間 8:30–16:30 の予定で入れます',
    )
  })
  test('RL02 a newcomer without a class is an error, and any error leaves no plan at all', () => {
    const planned = plan(emptyState(), file(AOI, '1,佐藤 陽翔,さとう はると,2022-04-02,男,,,,標準,,,,,,'))
    expect([planned.plan, messages(planned.errors)]).toEqual([null, ['3行目: 佐藤 陽翔のクラスを入れてください']])
  })
  test('RL04 the mother of two children is one person, known by name and phone; the same name with another phone is not', () => {
    const state = load(
      emptyState(),
      file(
        HARUTO,
        '3,佐藤 結,さとう ゆい,2024-06-01,女,ひよこ,,,標準,,,佐藤　恵,母,09011112222,',
        '4,佐藤 凪,さとう なぎ,2024-06-02,男,ひよこ,,,標準,,,佐藤 恵,母,090-9999-9999,',
      ),
    )
    expect(state.person).toHaveLength(2)
    expect(new Set(state.guardianship.slice(0, 2).map(({ personId }) => personId)).size).toBe(1)
  })
  test('RL06 a newcomer of May in the roster of April is hidden until 入園日; an earlier 入園日 does not reach back', () => {
    const state = load(
      emptyState(),
      file(
        '1,佐藤 陽翔,さとう はると,2022-04-02,男,りす,2027-05-01,,標準,,,佐藤 恵,母,090-1111-2222,',
        '2,鈴木 葵,すずき あおい,2023-05-06,女,りす,2024-04-01,,標準,,,,,,',
      ),
      APRIL,
    )
    expect(seen(state, '2027-04-30').map(({ name }) => name)).toEqual(['鈴木 葵'])
    expect(seen(state, '2027-05-01').map(({ classes, guardians }) => [classes, guardians])).toEqual([
      [['りす'], ['恵']],
      [['りす'], []],
    ])
    expect(state.guardianship[0]?.startsOn).toBe('2027-05-01')
    expect(seen(state, '2027-03-31')).toEqual([])
  })
})

describe('the roster of April, read in March', () => {
  const april = file(
    HARUTO.replace('りす', 'ぞう').replace('7:30-18:00', '8:00-17:00'),
    AOI.replace('ひよこ', 'りす'),
    '5,高橋 凛,たかはし りん,2026-08-01,女,ひよこ,2027-04-01,,標準,9:00-17:00,,高橋 愛,母,090-5555-6666,',
  )
  test('RL03 RL05 the children of March see no change before April 1, and the new classes from then on', () => {
    const before = loaded()
    const after = load(before, april, APRIL)
    for (const day of ['2026-11-01', '2026-12-31', '2027-03-31']) expect(seen(after, day)).toEqual(seen(before, day))
    expect(seen(after, APRIL).map(({ name, classes }) => [name, ...classes])).toEqual([
      ['佐藤 陽翔', 'ぞう'],
      ['鈴木 葵', 'りす'],
      ['高橋 凛', 'ひよこ'],
    ])
    expect(seen(after, APRIL)[0]?.hours).toEqual([['standard', [480, 1020]]])
    expect(after.classMembership.filter((row) => row.endsOn === '2027-03-31')).toHaveLength(2)
  })
  test('RL02 the differences say what moves, for a person to read', () => {
    const planned = plan(loaded(), april, APRIL)
    expect(planned.differences.map(({ kind, childName, before, after, row }) => [kind, childName, before, after, row])).toEqual([
      ['new_classroom', '', '', 'ぞう（2027年度 4歳児、1人）', null],
      ['move', '佐藤 陽翔', 'りす', 'ぞう（2027-04-01 から）', 2],
      ['hours', '佐藤 陽翔', '標準 7:30–18:00、土曜 なし', '標準 8:00–17:00、土曜 なし（2027-04-01 から）', 2],
      ['move', '鈴木 葵', 'ひよこ', 'りす（2027-04-01 から）', 3],
      ['new_child', '高橋 凛', '', '2027-04-01 から ひよこ', 4],
    ])
  })
  test('RL02 reading the same roster again changes nothing', () => {
    const planned = plan(load(loaded(), april, APRIL), april, APRIL)
    expect([planned.differences, planned.plan?.counts.unchanged]).toEqual([[], 3])
    expect(Object.values({ ...planned.plan?.insert, ...planned.plan?.change }).flat()).toEqual([])
  })
  test('RL02 a correction of the roster before April replaces what was planned and leaves March alone', () => {
    const first = load(loaded(), april, APRIL)
    const second = load(first, april.replace('ぞう', 'きりん'), APRIL)
    expect(seen(second, '2027-03-31')).toEqual(seen(first, '2027-03-31'))
    expect(seen(second, APRIL)[0]?.classes).toEqual(['きりん'])
  })
  test('RL09 a 退園日 ends enrolment, class and hours on that day; who is merely missing stays and is named', () => {
    const before = loaded()
    const text = file(HARUTO.replace('りす,,', 'りす,,2027-03-31'))
    const planned = plan(before, text, APRIL)
    expect(kinds(planned)).toEqual(['left', 'missing'])
    const after = load(before, text, APRIL)
    expect(seen(after, '2027-03-31').map(({ name }) => name)).toEqual(['佐藤 陽翔', '鈴木 葵'])
    expect(seen(after, APRIL).map(({ name }) => name)).toEqual(['鈴木 葵'])
    expect(after.classMembership.every((row) => row.endsOn === null || row.endsOn === '2027-03-31')).toBe(true)
    expect(after.guardianship.every(({ endsOn }) => endsOn === null)).toBe(true)
  })
  test('RL09 a child who left and comes back is enrolled again, with a warning', () => {
    const left = load(loaded(), file(HARUTO.replace('りす,,', 'りす,,2026-12-31'), AOI))
    const planned = plan(left, file(HARUTO.replace('りす', 'ぞう'), AOI), APRIL)
    expect(kinds(planned)).toContain('returned')
    const back = carryOut(left, planned.plan ?? { insert: emptyState(), change: emptyState() as never })
    expect([seen(back, '2027-01-15'), seen(back, APRIL)].map((day) => day.map(({ name }) => name))).toEqual([
      ['鈴木 葵'],
      ['佐藤 陽翔', '鈴木 葵'],
    ])
  })
})

describe('which child a row means', () => {
  test('RL02 without a number, reading and birth date find the child; a variant letter in the name does not hide it', () => {
    const planned = plan(loaded(), file(HARUTO.replace('1,佐藤 陽翔', ',佐藤　陽翔'), AOI.replace('すずき', 'スズキ')))
    expect([planned.errors, planned.differences]).toEqual([[], []])
  })
  test('RL02 a changed name or birth date under the same number is a change, shown before and after', () => {
    const planned = plan(
      loaded(),
      file(HARUTO.replace('佐藤 陽翔,さとう', '田中 陽翔,たなか'), AOI.replace('2023-05-06', '2023-05-07')),
    )
    expect(planned.differences.map(({ before, after }) => [before, after])).toEqual([
      ['氏名 佐藤 陽翔', '氏名 田中 陽翔'],
      ['ふりがな さとう はると', 'ふりがな たなか はると'],
      ['生年月日 2023-05-06', '生年月日 2023-05-07'],
    ])
    expect(planned.plan?.change.child[0]?.after.kanaOrder).toContain('たなか')
  })
  test('RL02 a number that belongs to somebody else is an error naming both', () => {
    const planned = plan(loaded(), file(AOI.replace(/^2/, '1')))
    expect([planned.plan, messages(planned.errors)]).toEqual([
      null,
      [
        '2行目: 番号1は 佐藤 陽翔（2022-04-02、番号1） です、ふりがなと生年月日では 鈴木 葵（2023-05-06、番号2）。この行の 鈴木 葵（2023-05-06）とちがいます',
      ],
    ])
  })
  test('RL02 two children of the same reading and birth date cannot be told apart without a number', () => {
    const twins = load(emptyState(), file(HARUTO, HARUTO.replace('1,佐藤 陽翔', '7,佐藤 晴人')))
    expect(messages(plan(twins, file(HARUTO.replace(/^1/, ''))).errors)).toEqual([
      '2行目: ふりがなと生年月日が同じ園児が2人います。佐藤 陽翔（2022-04-02、番号1） と 佐藤 晴人（2022-04-02、番号7）。児童番号を入れてください',
    ])
  })
  test('RL02 a child named twice in the file is an error naming both rows', () => {
    expect(messages(plan(emptyState(), file(HARUTO, AOI, HARUTO)).errors)).toEqual([
      '4行目: 2行目と同じ番号です（佐藤 陽翔、佐藤 陽翔）',
    ])
    expect(messages(plan(loaded(), file(HARUTO, HARUTO.replace(/^1/, ''))).errors)).toEqual([
      '3行目: 2行目と同じ園児です（佐藤 陽翔、佐藤 陽翔）',
    ])
  })
})

describe('what a roster must not do', () => {
  test('RL02 an allergen is added and never dropped: a list that leaves one out is warned about', () => {
    const planned = plan(loaded(), file(HARUTO.replace('卵', '乳'), AOI))
    expect(planned.differences.map(({ kind, before, after }) => [kind, before, after])).toEqual([['allergen', '卵', '卵、乳']])
    expect(messages(planned.warnings)).toContain(
      '2行目: 佐藤 陽翔の登録にある「卵」が名簿にありません。アレルギーは名簿では消しません',
    )
    expect(plan(loaded(), file(HARUTO.replace('卵', ''), AOI)).warnings).toEqual([])
  })
  test('RL02 a guardian whose relation was ended is not given it back, nor is a person who may no longer fetch the child', () => {
    const state = loaded()
    const ended: RosterState = {
      ...state,
      guardianship: state.guardianship.map((row) => ({ ...row, endsOn: '2026-12-01' })),
      pickupPerson: state.pickupPerson.map((row) => ({ ...row, endsOn: '2026-12-01' })),
    }
    const planned = plan(ended, file(HARUTO.replace(/,$/, ',佐藤 恵（母）'), AOI), APRIL)
    expect([planned.plan?.insert.guardianship, planned.plan?.insert.pickupPerson]).toEqual([[], []])
    expect(messages(planned.warnings).filter((text) => text.includes('戻しません'))).toHaveLength(3)
  })
  test('RL02 a guardian who is not in the file keeps the relation and is named; a new one begins on the day', () => {
    const planned = plan(loaded(), file(HARUTO.replace('佐藤 恵,母,090-1111-2222', '佐藤 翼,父,090-7777-8888'), AOI), APRIL)
    expect(planned.differences.map(({ kind, before, after }) => [kind, before, after])).toEqual([
      ['new_guardian', '', '佐藤 翼（父、2027-04-01 から）'],
      ['missing_guardian', '佐藤 恵（母）', '名簿にありません（登録はそのまま）'],
    ])
    expect(planned.plan?.change.guardianship).toEqual([])
  })
  test('RL02 a new phone number is a change of the person, whoever of the siblings brings it', () => {
    const planned = plan(loaded(), file(HARUTO.replace('090-1111-2222', '080-1212-3434'), AOI))
    expect(planned.plan?.change.person.map(({ before, after }) => [before.phone, after.phone])).toEqual([
      ['090-1111-2222', '080-1212-3434'],
    ])
  })
  test('RL02 a guest day of a child from elsewhere is neither ended nor counted as missing', () => {
    const state = loaded()
    const guest: RosterState = {
      ...state,
      enrollment: state.enrollment.map((row) => ({ ...row, kind: 'guest' as const, endsOn: '2027-06-30' })),
    }
    expect(kinds(plan(guest, file(AOI.replace('2,鈴木 葵,すずき あおい', '9,山田 凛,やまだ りん')), APRIL))).not.toContain(
      'missing',
    )
  })
})

describe('warnings', () => {
  test('RL02 a child in a class of another age is warned about, in a mixed group nobody is', () => {
    const rows = ['2021-04-02', '2021-05-01', '2021-06-01', '2021-07-01', '2022-04-02'].map(
      (day, index) => `${index},子 ${'かきくけこ'[index]},こ ${'かきくけこ'[index]},${day},男,ぞう,,,標準,,,,,,`,
    )
    expect(messages(plan(emptyState(), file(...rows)).warnings)).toContain(
      '6行目: 子 こ（2022-04-02生まれ）は2026年度の3歳児ですが、「ぞう」は4歳児クラスです',
    )
    const mixed = ['2021-04-02', '2022-04-02', '2023-04-02'].map(
      (day, index) => `${index},子 ${'かきく'[index]},こ ${'かきく'[index]},${day},男,たてわり,,,標準,,,,,,`,
    )
    const planned = plan(emptyState(), file(...mixed))
    expect(planned.plan?.insert.classroom[0]?.classAge).toBeNull()
    expect(messages(planned.warnings).join()).not.toContain('歳児クラスです')
  })
  test.each([
    ['佐藤 晴人,さとう はると', '読みが同じです'],
    ['佐藤 陽翔,さとう ひなと', '同じ名前です'],
    ['佐藤 遥,さとう はる', '名前がよく似ています'],
    ['佐藤 春土,さとう ばると', '名前がよく似ています'],
    ['鈴木 晴斗,すずき はると', '同じクラスで、下の名前が同じです'],
  ])('RL10 %s beside 佐藤 陽翔 is flagged, also when one of them was there before', (other, why) => {
    const row = `9,${other},2022-07-07,男,りす,,,標準,,,,,,`
    const flagged = (planned: Planned) => messages(planned.warnings).filter((text) => text.includes(why))
    expect(flagged(plan(emptyState(), file(HARUTO, row)))).toHaveLength(1)
    expect(flagged(plan(loaded(), file(row)))).toHaveLength(1)
  })
  test('RL10 髙橋 and 高橋 are the same name, 佐藤 陽翔 and 鈴木 葵 are not', () => {
    const row = (number: number, family: string) =>
      `${number},${family} 凛,${number === 1 ? 'たかはし' : 'こうきょう'} りん,2022-0${number}-07,男,りす${number},,,標準,,,,,,`
    expect(
      messages(plan(emptyState(), file(row(1, '髙橋'), row(2, '高橋'))).warnings).some((text) => text.includes('同じ名前です')),
    ).toBe(true)
    expect(messages(plan(emptyState(), file(HARUTO, AOI)).warnings)).toEqual([])
  })
})

describe('taking an import back', () => {
  test('RL02 RL14 after undoing, every day looks as before, nothing is deleted, and the same roster can be read again', () => {
    const before = loaded()
    const text = file(
      HARUTO.replace('りす', 'ぞう').replace('090-1111-2222', '080-0000-1111'),
      '5,高橋 凛,たかはし りん,2026-08-01,女,ひよこ,,,標準,,,高橋 愛,母,090-5555-6666,',
    )
    const planned = plan(before, text, APRIL)
    const done = carryOut(before, planned.plan ?? { insert: emptyState(), change: emptyState() as never })
    const undone = carryOut(done, undoImport(planned.plan ?? { insert: emptyState(), change: emptyState() as never }, 1))
    for (const day of ['2026-10-31', '2026-11-01', '2027-03-31', APRIL, '2028-01-01'])
      expect(seen(undone, day)).toEqual(seen(before, day))
    expect(undone.person.find(({ givenName }) => givenName === '恵')?.phone).toBe('090-1111-2222')
    expect(undone.child).toHaveLength(3)
    expect(undone.child.filter(({ archivedAt }) => archivedAt !== null).map(({ givenName }) => givenName)).toEqual(['凛'])
    const again = load(undone, text, APRIL)
    expect(seen(again, APRIL)).toEqual(seen(done, APRIL))
    expect(again.child).toHaveLength(3)
  })
  test('RL02 what somebody changed since is not overwritten: undoing is refused as a whole', () => {
    const before = loaded()
    const planned = plan(before, file(HARUTO.replace('りす', 'ぞう'), AOI), APRIL)
    if (!planned.plan) throw new Error('no plan')
    const done = carryOut(before, planned.plan)
    const moved = {
      ...done,
      classMembership: done.classMembership.map((row) => (row.startsOn === APRIL ? { ...row, endsOn: '2027-05-31' } : row)),
    }
    expect(() => carryOut(moved, undoImport(planned.plan ?? { insert: emptyState(), change: emptyState() as never }, 1))).toThrow(
      'no longer has',
    )
  })
})

describe('whatever the rosters', () => {
  const classes = fc.constantFrom('ひよこ', 'りす', 'ぞう')
  const child = fc.record({
    className: classes,
    enters: fc.integer({ min: -40, max: 60 }),
    leaves: fc.option(fc.integer({ min: 61, max: 400 })),
    hours: fc.constantFrom('7:30-18:00', '8:30-16:30', ''),
  })
  const roster = fc.tuple(
    fc.integer({ min: 0, max: 300 }),
    fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 6 }),
    fc.array(child, { minLength: 6, maxLength: 6 }),
  )
  const START = '2026-04-01'
  const textOf = (
    [, numbers, children]: [number, number[], { className: string; enters: number; leaves: number | null; hours: string }[]],
    appliesOn: string,
  ) =>
    file(
      ...numbers.map((number) => {
        const { className, enters, leaves, hours } = children[number] ?? { className: 'りす', enters: 0, leaves: null, hours: '' }
        const end = leaves === null ? '' : addDays(appliesOn, leaves)
        return `${number},子 ${'かきくけこさ'[number]},こ ${'かきくけこさ'[number]},2022-0${number + 1}-02,男,${className},${addDays(appliesOn, enters)},${end},標準,${hours},,母 ${'かきくけこさ'[number]},母,090-0000-000${number},`
      }),
    )

  test('RL03 no child is ever in two classes, two contracts or two enrolments on a day, and days before 適用日 stay as they were', () => {
    fc.assert(
      fc.property(fc.array(roster, { minLength: 1, maxLength: 4 }), (rosters) => {
        let state = emptyState()
        let appliesOn = START
        for (const one of rosters) {
          appliesOn = addDays(appliesOn, one[0])
          const before = state
          state = load(before, textOf(one, appliesOn), appliesOn)
          for (const back of [1, 2, 30])
            expect(seen(state, addDays(appliesOn, -back))).toEqual(seen(before, addDays(appliesOn, -back)))
          for (const rows of [state.enrollment, state.classMembership, state.contractHours])
            for (const row of rows)
              if (!isVoid(row))
                expect(
                  rows.filter((other) => other.childId === row.childId && !isVoid(other) && holdsOn(other, row.startsOn)),
                ).toHaveLength(1)
          for (const row of seen(state, addDays(appliesOn, 60))) expect([row.classes.length, row.hours.length]).toEqual([1, 1])
        }
      }),
      { numRuns: 100 },
    )
  })
  test('RL02 undoing the last roster gives back every day, and reading it twice is reading it once', () => {
    fc.assert(
      fc.property(roster, roster, (first, second) => {
        const before = load(emptyState(), textOf(first, START), START)
        const appliesOn = addDays(START, second[0])
        const planned = plan(before, textOf(second, appliesOn), appliesOn)
        if (!planned.plan) throw new Error('no plan')
        const done = carryOut(before, planned.plan)
        const undone = carryOut(done, undoImport(planned.plan, 1))
        for (const ahead of [-1, 0, 1, 61, 200, 500])
          expect(seen(undone, addDays(appliesOn, ahead))).toEqual(seen(before, addDays(appliesOn, ahead)))
        const again = plan(done, textOf(second, appliesOn), appliesOn)
        expect([...Object.values(again.plan?.insert ?? {}), ...Object.values(again.plan?.change ?? {})].flat()).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
  test('RL02 five thousand children of one family name are planned in seconds', async () => {
    const rows = Array.from(
      { length: 4990 },
      (_, index) =>
        `${index},佐藤 子${index},さとう こ${'あいうえおかきくけこ'[index % 10]},2022-04-02,男,りす,,,標準,,,佐藤 恵,母,090-1111-2222,`,
    )
    const spent = await cpuTime(() => expect(plan(emptyState(), file(...rows)).plan?.insert.child).toHaveLength(4990))
    expect(spent).toBeLessThan(5000)
  })
})

// A nursery for journeys of the room: one class with eighteen children in every state, others as large as a test wants, and a caregiver who can sign in.
import type { Page } from 'playwright-core'
import { firstSettings } from '../../schema/facility/input.ts'
import type { Day, Moment } from '../../schema/kit/day.ts'
import { type Id, newId } from '../../schema/kit/id.ts'
import { kanaOrder } from '../../schema/kit/kana.ts'
import { momentOf, readTime } from '../../schema/kit/time.ts'
import { hashPassword } from '../../worker/account/password.ts'
import type { TestServer } from './server.ts'

export const FACILITY = 77
const START: Day = '2026-04-01'
const PASSWORD = 'うさぎ組の入口 8:05'

/** A child of the scene: kana and name, allergens, planned hours, and what happened. Times are written 8:05. */
export interface SceneChild {
  kana: string
  name?: string
  allergens?: string[]
  plan?: [string, string] | null
  /** Facts of the day: `as 8:05` arrive and sighting, `a 8:49` a stamp, `lh 16:31` handed over. */
  facts?: string[]
  notice?: Partial<Record<'kind' | 'reason' | 'time' | 'person' | 'note' | 'endsOn', string>> & {
    writtenAt?: string
    confirmed?: boolean
    symptoms?: string[]
  }
}

export interface Scene {
  day: Day
  /** Id of a child by its kana. */
  id: (kana: string) => Id
  at: (time: string) => Moment
  insert: (table: string, row: Record<string, string | number | null>) => void
  /** Says something new to the board, as every command does. */
  touch: () => void
  /** A family's notice, as if a phone had just sent it; gives its id. */
  notify: (kana: string, notice: NonNullable<SceneChild['notice']>, more?: Record<string, string | number | null>) => Id
  classId: (name: string) => Id
}

type Classes = Record<string, readonly SceneChild[]>

const FIRST = { arrive: 'a', sighting: 's', leave: 'l', handover: 'h' } as const

/** Fills an empty server. The caregiver works in the first class. */
export async function makeScene(server: Pick<TestServer, 'day' | 'databases'>, classes: Classes): Promise<Scene> {
  const day = server.day
  const { databases } = server
  type Row = Record<string, string | number | null>
  const write = (binding: 'DIRECTORY' | 'SHARD_1', table: string, rows: readonly Row[]) => {
    const names = Object.keys(rows[0] ?? {})
    const marks = `(${names.map(() => '?').join(', ')})`
    databases.run(
      binding,
      `insert into ${table} (${names.join(', ')}) values ${rows.map(() => marks).join(', ')}`,
      ...rows.flatMap((row) => Object.values(row)),
    )
  }
  const directory = (table: string, row: Row) => write('DIRECTORY', table, [row])
  // While the scene is made rows are gathered and written a table at a time; afterwards each is written at once.
  let gathered: Map<string, Row[]> | null = new Map()
  const insert = (table: string, row: Row) => {
    const whole = { facility_id: FACILITY, ...row }
    if (!gathered) return write('SHARD_1', table, [whole])
    gathered.set(table, [...(gathered.get(table) ?? []), whole])
  }
  const at = (time: string): Moment => momentOf(day, readTime(time) ?? 0)
  const ids = new Map<string, Id>()
  const classIds = new Map<string, Id>()
  const id = (kana: string): Id => ids.get(kana) ?? ''
  const touch = () =>
    databases.run(
      'SHARD_1',
      `insert into topic_version (facility_id, topic, version) values (?, 'presence', 1)
       on conflict (facility_id, topic) do update set version = version + 1`,
      FACILITY,
    )
  const teacher = newId(0)
  const person = newId(0)

  directory('organisation', { id: 1, name: 'さくら市', wording: 'en', demo: 0, created_at: 0 })
  directory('placement', {
    facility_id: FACILITY,
    organisation_id: 1,
    name: 'みどり保育所',
    shard: 'SHARD_1',
    state: 'open',
    details: '{}',
  })
  directory('account', {
    id: teacher,
    login: 'yumi',
    name: '山田 ゆみ',
    password_hash: await hashPassword(PASSWORD),
    created_at: 0,
  })
  directory('membership', { account_id: teacher, facility_id: FACILITY, door: 'room' })
  insert('facility_home', { state: 'open' })
  insert('facility', { organisation_id: 1, name: 'みどり保育所', wording: 'en' })
  const settings = {
    ...firstSettings,
    phone: '0200-00-1234',
    chaseFrom: 525,
    headCountTimes: [],
    openWeekdays: [0, 1, 2, 3, 4, 5, 6],
  }
  insert('facility_setting', { starts_on: START, settings: JSON.stringify(settings) })
  insert('calendar_day', { day, open: 1, name: '' })
  insert('person', {
    id: person,
    account_id: teacher,
    family_name: '山田',
    given_name: 'ゆみ',
    kana: 'やまだ ゆみ',
    phone: null,
  })

  const scene: Scene = { day, id, at, insert, touch, notify, classId: (name) => classIds.get(name) ?? '' }

  function notify(
    kana: string,
    notice: NonNullable<SceneChild['notice']>,
    more: Record<string, string | number | null> = {},
  ): Id {
    const noticeId = newId(at('8:00'))
    const writtenAt = at(notice.writtenAt ?? '7:30')
    insert('notice', {
      child_id: id(kana),
      id: noticeId,
      kind: notice.kind ?? 'absent',
      starts_on: day,
      ends_on: notice.endsOn ?? day,
      reason: notice.reason ?? null,
      symptoms: notice.symptoms ? JSON.stringify(notice.symptoms) : null,
      time: notice.time ? (readTime(notice.time) ?? null) : null,
      pickup_person: notice.person ?? null,
      note: notice.note ?? null,
      withdrawn: 0,
      source: 'guardian',
      after_cutoff: 0,
      account_id: teacher,
      written_at: writtenAt,
      ...more,
    })
    if (notice.confirmed) {
      insert('notice_confirmation', {
        child_id: id(kana),
        notice_id: noticeId,
        account_id: teacher,
        confirmed_at: writtenAt + 60_000,
      })
    }
    return noticeId
  }

  for (const [position, [name, children]] of Object.entries(classes).entries()) {
    const classId = newId(0)
    classIds.set(name, classId)
    insert('classroom', { id: classId, name, class_age: position, position, starts_on: START })
    if (position === 0)
      insert('assignment', {
        id: newId(0),
        person_id: person,
        role: 'nursery_teacher',
        classroom_id: classId,
        starts_on: START,
      })
    for (const child of children) addChild(child, classId)
  }
  for (const [table, rows] of gathered) write('SHARD_1', table, rows)
  gathered = null
  touch()
  return scene

  function addChild(child: SceneChild, classId: Id): void {
    const childId = newId(0)
    ids.set(child.kana, childId)
    const [familyKana = '', ...givenKana] = child.kana.split(' ')
    const [familyName = '', ...givenName] = (child.name ?? child.kana).split(' ')
    const dated = { child_id: childId, starts_on: START }
    insert('child', {
      id: childId,
      family_name: familyName,
      given_name: givenName.join(' '),
      family_kana: familyKana,
      given_kana: givenKana.join(' '),
      kana_order: kanaOrder(child.kana),
      birth_day: '2024-10-10',
      sex: 'f',
      allergens: JSON.stringify(child.allergens ?? []),
    })
    const hours = child.plan === null ? null : (child.plan ?? ['8:30', '17:00']).map((time) => readTime(time))
    insert('enrollment', { ...dated, kind: 'regular' })
    insert('class_membership', { ...dated, classroom_id: classId })
    insert('contract_hours', { ...dated, need: 'standard', week: JSON.stringify(Array.from({ length: 7 }, () => hours)) })
    for (const [position, name] of ['母', '父', '祖母'].entries()) {
      insert('pickup_person', { ...dated, id: newId(0), name: `${familyName} ${name}`, relationship: name, position })
    }
    const mother = newId(0)
    insert('person', {
      id: mother,
      account_id: null,
      family_name: familyName,
      given_name: '母',
      kana: familyKana,
      phone: '090-0000-1234',
    })
    insert('guardianship', {
      ...dated,
      person_id: mother,
      relationship: '母',
      capabilities: ',absence,read_presence,',
      contact_order: 1,
    })
    for (const fact of child.facts ?? []) {
      const [kinds = '', time = ''] = fact.split(' ')
      const act = newId(at(time))
      for (const kind of ['arrive', 'sighting', 'leave', 'handover'] as const) {
        if (!kinds.includes(FIRST[kind])) continue
        insert('presence_fact', {
          day,
          child_id: childId,
          id: act,
          kind,
          at: at(time),
          received_at: at(time),
          account_id: teacher,
          source: 'room',
        })
      }
    }
    if (child.notice) notify(child.kana, { confirmed: true, ...child.notice })
  }
}

/** Signs the caregiver in on a page that is at /room. */
export async function signInAtRoom(page: Page): Promise<void> {
  await page.getByLabel('ID').fill('yumi')
  await page.getByLabel('パスワード', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'サインイン', exact: true }).click()
  await page.getByRole('tablist').waitFor()
}

/** The class of the look page: eighteen children, every state, at 9:12. */
export const RABBITS: readonly SceneChild[] = [
  { kana: 'あおき はると', name: '青木 陽翔', allergens: ['卵'], facts: ['as 8:05'] },
  {
    kana: 'いしかわ ゆい',
    name: '石川 結衣',
    facts: ['as 8:21'],
    notice: { kind: 'pickup_change', time: '16:30', person: '祖母' },
  },
  { kana: 'うえだ そうた', name: '上田 颯太', notice: { kind: 'absent', reason: 'family' } },
  { kana: 'おおくぼ りん', name: '大久保 凜', facts: ['as 7:48'] },
  { kana: 'かとう みお', name: '加藤 澪', facts: ['as 9:11'] },
  { kana: 'グエン・ティ・ ミン・アン', name: 'Nguyễn Thị Minh Anh', facts: ['as 8:40'] },
  { kana: 'こばやし いつき', name: '小林 樹', facts: ['a 8:49'] },
  {
    kana: 'さいとう ひまり',
    name: '斎藤 陽葵',
    notice: { kind: 'absent', reason: 'sick', note: '38.2℃でました', confirmed: false, writtenAt: '9:08' },
  },
  { kana: 'さとう あおい', name: '佐藤 碧', facts: ['as 8:35'] },
  { kana: 'さとう あおと', name: '佐藤 蒼斗', facts: ['as 8:58'] },
  { kana: 'しみず かんな', name: '清水 栞奈', notice: { kind: 'late', time: '10:00', note: '病院に寄ってから' } },
  { kana: 'たかはし すい', name: '高橋 翠', facts: ['as 8:16'] },
  { kana: 'ながはま こうたろう', name: '長濱 孝太郎', allergens: ['乳', '小麦'], facts: ['as 8:30'] },
  { kana: 'のぐち めい', name: '野口 芽衣' },
  { kana: 'まえだ えま', name: '前田 恵茉', facts: ['a 9:08'] },
  { kana: 'デ・ソウザ・ ルアナ', name: 'de Souza Luana', plan: ['9:30', '17:00'] },
  { kana: 'やまもと れん', name: '山本 蓮', notice: { kind: 'absent', reason: 'sick' } },
  { kana: 'わたなべ さく', name: '渡辺 朔', facts: ['as 8:27'] },
]

// 保育所児童保育要録: out of a year of memos and the record of a 期, each with where it stands; checked, decided by 園長, and printed on its form.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../schema/kit/id.ts'
import { momentOf } from '../../schema/kit/time.ts'
import { axe, DESK, openBrowser, shot, type TestBrowser } from '../kit/browser.ts'
import { withoutPapers } from '../kit/no-papers.ts'
import { printed } from '../kit/paper.ts'
import { startServer, type TestServer } from '../kit/server.ts'
import { enterDoor } from '../kit/sign-in.ts'

let browser: TestBrowser
let server: TestServer
beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer({ demo: true, now: momentOf('2026-11-20', 7 * 60 + 50) })
  withoutPapers(server, '2026-11-09')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const at = async (login: string): Promise<Page> => {
  const page = await browser.newPage({ viewport: DESK, baseURL: server.url })
  await enterDoor(page, '/office', login)
  return page
}
const saved = (page: Page) => page.getByText('保存しました').waitFor()

/** A child of the last year, its 担任, and what was noted of it month by month since April. */
function setScene(): { childId: string; name: string; login: string; months: string[] } {
  const one = (sql: string, ...values: string[]) => server.databases.all('SHARD_1', sql, ...values)[0] ?? {}
  const { childId, name, accountId } = one(
    `select k.id as childId, trim(k.family_name || ' ' || k.given_name) as name, p.account_id as accountId from child k
      join class_membership m on m.facility_id = k.facility_id and m.child_id = k.id and m.ends_on is null
      join classroom r on r.facility_id = m.facility_id and r.id = m.classroom_id and r.class_age = 5
      join assignment a on a.facility_id = r.facility_id and a.classroom_id = r.id and a.role = 'nursery_teacher'
      join person p on p.facility_id = a.facility_id and p.id = a.person_id
      where k.facility_id = 1 order by k.kana_order limit 1`,
  )
  const [account] = server.databases.all('DIRECTORY', 'select login from account where id = ?', String(accountId))
  // Of the invented staff only a few have the demo's password.
  server.databases.run(
    'DIRECTORY',
    "update account set password_hash = (select y.password_hash from account y where y.login = 'yamada') where id = ?",
    String(accountId),
  )
  server.databases.run(
    'SHARD_1',
    `update person set address = 'つむぎ市中央1-2-3' where facility_id = 1 and id in (select person_id from guardianship
      where facility_id = 1 and child_id = ?)`,
    String(childId),
  )
  const months = ['04', '05', '06', '07', '08', '09', '10']
  for (const month of months) {
    const [day, id] = [`2026-${month}-15`, newId(momentOf(`2026-${month}-15`, 600))]
    const moment = momentOf(day, 600)
    server.databases.run(
      'SHARD_1',
      `insert into memo (facility_id, day, id, root_id, at, written_at, received_at, account_id, text, tags, gone)
        values (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
      ...[day, id, id, moment, moment, moment, String(accountId)],
      `${Number(month)}月の育ち：友だちと話し合って決めた`,
      '["relationships","cooperation"]',
    )
    server.databases.run(
      'SHARD_1',
      'insert into memo_child (facility_id, day, id, child_id) values (1, ?, ?, ?)',
      day,
      id,
      String(childId),
    )
  }
  return { childId: String(childId), name: String(name), login: String(account?.login), months }
}

test('RH01 RH02 RG13 a year of memos becomes the record of a 期 and the 要録, which is decided and printed on the national form', async () => {
  const { childId, name, login, months } = setScene()
  const teacher = await at(login)
  await teacher.goto(`/office/child/${childId}`)
  await teacher.getByRole('link', { name: '7〜9月' }).click()
  await teacher
    .getByRole('region', { name: '子どもの姿' })
    .getByRole('button', { name: /^使う 9月の育ち/ })
    .click()
  await saved(teacher)
  await teacher.goto(`/office/child/${childId}`)
  await teacher.getByRole('link', { name: '保育所児童保育要録' }).click()
  await teacher.getByRole('heading', { level: 1, name: /保育所児童保育要録/ }).waitFor()

  const admission = teacher.getByRole('region', { name: '入所に関する記録' })
  await admission.getByRole('button', { name: 'すべて使う' }).click()
  await saved(teacher)
  expect(await admission.getByRole('textbox', { name: '児童　氏名' }).inputValue()).toBe(name)
  // Where it lives is 主任's and 園長's to open.
  expect(await teacher.getByRole('button', { name: '名簿の住所を入れる' }).count()).toBe(0)
  const development = teacher.getByRole('region', { name: '保育の展開と子どもの育ち' })
  expect(await development.getByRole('button', { name: /^使う \d+月の育ち/ }).count()).toBe(months.length + 1)
  await shot(teacher, 'school-record-writing', { whole: true })
  await development.getByRole('button', { name: /^使う 4月の育ち/ }).click()
  await development
    .getByRole('textbox')
    .fill('友だちと話し合い、きまりをつくって遊びを進めるようになった。髙﨑さんの😀も大切に。')
  await teacher
    .getByRole('region', { name: '最終年度の重点' })
    .getByRole('textbox')
    .fill('ひとりひとりの思いを言葉にして伝え合う')
  await teacher.getByRole('region', { name: '個人の重点' }).getByRole('textbox').fill('自分の考えを友だちに話す')
  await teacher.getByRole('region', { name: '特に配慮すべき事項' }).getByRole('textbox').fill('とくになし')
  const before = teacher.getByRole('region', { name: '最終年度に至るまでの育ちに関する事項' })
  await before.getByRole('textbox').fill('3歳で入所し、砂場でひとりで遊ぶことが多かった。')
  await admission.getByRole('textbox', { name: '就学先' }).fill('つむぎ市立第一小学校')
  await saved(teacher)
  for (const colorScheme of ['light', 'dark'] as const) {
    await teacher.emulateMedia({ colorScheme })
    expect(await axe(teacher)).toEqual([])
  }
  await teacher.emulateMedia({ colorScheme: 'light' })

  const head = await at('hayashi')
  await head.goto(`/office/document/school_record?subject=${childId}&day=2026-04-01`)
  await head.getByRole('button', { name: '名簿の住所を入れる' }).click()
  await expect.poll(() => head.getByRole('textbox', { name: '児童　現住所' }).inputValue()).not.toBe('')
  const address = await head.getByRole('textbox', { name: '児童　現住所' }).inputValue()
  await saved(head)
  await head.getByRole('button', { name: '提出する' }).click()
  await head.getByRole('button', { name: '確認する' }).click()
  await head.getByRole('button', { name: '確認する' }).waitFor({ state: 'detached' })
  const director = await at('mori')
  await director.goto(`/office/document/school_record?subject=${childId}&day=2026-04-01`)
  await director.getByRole('button', { name: '決裁する' }).click()
  await director.getByRole('button', { name: '改訂する' }).waitFor()
  expect(await axe(director)).toEqual([])

  const sheet = await printed(director, 'school-record')
  expect(sheet).toEqual({ pages: 3, sizes: ['210 × 297'] })
  await director.emulateMedia({ media: 'print' })
  await shot(director, 'school-record-paper', { whole: true })
  const said = [
    ...[name, address, 'つむぎ市立第一小学校', '令和8年', '森 和代', '林 直子'],
    ...['友だちと話し合い、きまりをつくって遊びを進めるようになった。髙﨑さんの😀も大切に。', '自分の考えを友だちに話す'],
    ...['ひとりひとりの思いを言葉にして伝え合う', 'とくになし', '3歳で入所し、砂場でひとりで遊ぶことが多かった。'],
    ...['明るく伸び伸びと行動し、充実感を味わう。', '社会生活における望ましい習慣や態度を身に付ける。', '豊かな感性と表現'],
  ]
  for (const text of said) expect(await director.getByText(text).filter({ visible: true }).count(), text).toBeGreaterThan(0)

  // 送付簿: by the school it names, sent and received.
  await director.emulateMedia({ media: null })
  await director.goto('/office/keeping?year=2026')
  await director.getByRole('heading', { name: 'つむぎ市立第一小学校' }).waitFor()
  await director.getByRole('button', { name: /送付を記録する/ }).click()
  const send = director.getByRole('dialog')
  expect(await send.getByLabel('あて名').inputValue()).toBe('つむぎ市立第一小学校長')
  await send.getByLabel('送りかた').selectOption({ label: '書留' })
  expect(await axe(director)).toEqual([])
  await send.getByRole('button', { name: '送付を記録する' }).click()
  await director.getByText('受領まち').waitFor()
  await director.getByRole('button', { name: /受領を記録する/ }).click()
  await director.getByRole('dialog').getByRole('button', { name: '受領を記録する' }).click()
  await director.getByText('受領まち').waitFor({ state: 'detached' })
  for (const colorScheme of ['light', 'dark'] as const) {
    await director.emulateMedia({ colorScheme })
    expect(await axe(director)).toEqual([])
    await shot(director, `keeping-deliveries-${colorScheme}`)
  }
  expect((await printed(director, 'keeping-deliveries')).sizes).toEqual(['297 × 210'])
  await director.getByRole('tab', { name: '保存期間' }).click()
  await director.getByRole('heading', { name: '保存する年数' }).waitFor()
  expect(await axe(director)).toEqual([])
  await shot(director, 'keeping-periods', { whole: true })
}, 240_000)

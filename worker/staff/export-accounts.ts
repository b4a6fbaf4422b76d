import type { Context } from 'hono'
import { writeCsv } from '../../schema/kit/csv.ts'
import { dayOf } from '../../schema/kit/day.ts'
import { sayRole } from '../../schema/permission/role-words.ts'
import { attachment } from '../kit/attachment.ts'
import type { App } from '../kit/context.ts'
import { logReading } from '../kit/log-reading.ts'
import { type AccountLine, readAccounts } from './read-accounts.ts'

const KINDS: Record<AccountLine['kind'], string> = { staff: '職員', guardian: '保護者', device: '端末' }
const DOORS: Record<AccountLine['doors'][number], string> = {
  family: '家庭',
  room: '保育室',
  office: '事務室',
  tablet: 'タブレット',
}
const HEADINGS = [
  '名前',
  'ふりがな',
  '種類',
  '役割・続柄',
  '入口',
  'いつから',
  'さいごのサインイン',
  'もうひとつの確認',
  '確認印',
]

/** The list of live accounts as a file that Excel opens as it is, after writing down who took it. */
export async function exportAccounts(c: Context<App>) {
  const { today, classes, accounts } = await readAccounts(c)
  await logReading(c, '', { exported: 'csv', accounts: accounts.length })
  c.header('Content-Disposition', attachment(`アカウント一覧_${today}.csv`))
  c.header('Content-Type', 'text/csv; charset=utf-8')
  const said = ({ roles, relations }: AccountLine) => [
    ...roles.map(({ role, classroomId }) => sayRole(role, classroomId, classes)),
    ...relations.map(({ relationship, child }) => `${relationship}（${child}）`),
  ]
  return c.body(
    writeCsv([
      [`アカウント一覧 ${today}`],
      HEADINGS,
      ...accounts.map((line) => [
        line.name,
        line.kana,
        KINDS[line.kind],
        said(line).join('・'),
        line.doors.map((door) => DOORS[door]).join('・'),
        line.since,
        line.lastSignIn === null ? '' : dayOf(line.lastSignIn),
        line.secondFactor === null ? '' : line.secondFactor ? 'あり' : 'なし',
        '',
      ]),
    ]),
  )
}

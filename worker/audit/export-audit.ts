// The records and the exposure report as files that Excel opens as they are.
import type { Context } from 'hono'
import type { Exposure } from '../../schema/audit/exposed.ts'
import { fieldWords } from '../../schema/audit/fields.ts'
import { doorWords, kindWords, roleWords } from '../../schema/audit/words.ts'
import { type CsvCell, writeCsv } from '../../schema/kit/csv.ts'
import { dayOf, type Moment } from '../../schema/kit/day.ts'
import { showTime, timeOn } from '../../schema/kit/time.ts'
import { attachment } from '../kit/attachment.ts'
import type { App } from '../kit/context.ts'
import { Fail, notFound } from '../kit/fail.ts'
import { logReading } from '../kit/log-reading.ts'
import { read } from '../kit/scope.ts'
import { type Asked, auditRows, childAsked, MOST_IN_FILE, recordOf, type Who } from './read-audit.ts'
import { type Asked as AskedExposure, readExposure } from './read-exposure.ts'

const when = (moment: Moment): string => `${dayOf(moment)} ${showTime(timeOn(dayOf(moment), moment))}`

const whoText = (who: Who | null, door: string): string =>
  who === null ? (door === 'device' ? '端末' : '園の名簿にない人') : who.name

const asWhat = (roles: readonly string[], tie: string | null, door: string): string =>
  door === 'family' ? (tie ?? '保護者') : roles.map(roleWords).join('・')

/** Every record of the window as CSV. A window that is too full is refused, never cut. */
export async function auditFile(c: Context<App>, asked: Asked) {
  const { rows } = await read(c, (db) => [auditRows(c, db, asked, MOST_IN_FILE + 1), childAsked(c, db, asked.child)])
  if (asked.child && rows[1].length === 0) throw notFound()
  if (rows[0].length > MOST_IN_FILE)
    throw new Fail(400, 'too_many_records', `記録が${MOST_IN_FILE}行をこえます。期間を短くしてください。`, { field: 'from' })
  await logReading(c, asked.child ?? '', { exported: 'csv', from: asked.from, to: asked.to })
  const lines = rows[0]
    .map(recordOf)
    .map((one): CsvCell[] => [
      when(one.at),
      one.deviceAt === null ? '' : when(one.deviceAt),
      kindWords[one.outcome],
      whoText(one.who, one.door),
      asWhat(one.who?.roles ?? [], one.who?.tie ?? null, one.door),
      doorWords[one.door] ?? one.door,
      one.device ?? '',
      one.act,
      one.child ?? '',
      one.content.map(({ name, is }) => `${name}: ${is}`).join(' / '),
    ])
  const heads = ['時刻', '端末の時計', '種類', 'だれが', '役割・続柄', '画面', '端末', 'したこと', '子ども', '内容']
  return csv(c, `記録_${asked.from}_${asked.to}.csv`, [heads, ...lines])
}

/** The exposure report as CSV. */
export async function exposureFile(c: Context<App>, asked: AskedExposure) {
  const { exposures, at, by } = await readExposure(c, asked)
  const head = [`だれが見たか　${asked.from} から ${asked.to}`, `作成 ${when(at)} ${by}`]
  const heads = ['子ども', '見たもの', 'だれが', '役割・続柄', '画面', '端末', 'はじめ', 'おわり', '回数（おおよそ）']
  const lines = exposures.map((one: Exposure): CsvCell[] => [
    one.child,
    one.fields.map((field) => fieldWords[field]).join('・'),
    one.viewer || (one.door === 'device' ? '端末だけ' : '園の名簿にない人'),
    one.roles.map(roleWords).join('・'),
    doorWords[one.door] ?? one.door,
    one.device ?? '',
    when(one.firstAt),
    when(one.lastAt),
    one.times,
  ])
  return csv(c, `だれが見たか_${asked.from}_${asked.to}.csv`, [...head.map((line) => [line]), heads, ...lines])
}

function csv(c: Context<App>, name: string, rows: CsvCell[][]) {
  c.header('Content-Disposition', attachment(name))
  c.header('Content-Type', 'text/csv; charset=utf-8')
  return c.body(writeCsv(rows))
}

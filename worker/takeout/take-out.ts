// Everything of a child that this guardian may see, as one file that is made while it goes out. Each part is asked for as the family's own screens
// ask for it, month by month and by the rights of that moment: a block that is set meanwhile ends it.
import type { Context } from 'hono'
import type * as v from 'valibot'
import { writeCsv } from '../../schema/kit/csv.ts'
import { type Day, daysBetween } from '../../schema/kit/day.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Action } from '../../schema/permission/matrix.ts'
import type { fileQuery } from '../../schema/takeout/input.ts'
import { BOOK_HEAD, bookLines, COMING_HEAD, clock, comingLines, GROWTH_HEAD, growthLines } from '../../schema/takeout/lines.ts'
import { MOST_DAYS, monthsOf } from '../../schema/takeout/rule.ts'
import { readChild as readCheckups } from '../checkup/read-results.ts'
import { bookOf } from '../contactbook/read-book.ts'
import { readChild as readGrowth } from '../growth/read-child.ts'
import { readRecord } from '../health/read-record.ts'
import { readCases } from '../infection/read-cases.ts'
import { attachment } from '../kit/attachment.ts'
import type { App } from '../kit/context.ts'
import { badInput, conflict, notFound } from '../kit/fail.ts'
import { logReading } from '../kit/log-reading.ts'
import { wardsFor } from '../kit/may.ts'
import type { Principal } from '../kit/principal.ts'
import { read } from '../kit/scope.ts'
import { type Entry, MOST_ZIP_BYTES, zipStream } from '../kit/zip.ts'
import { take } from '../photo/bucket.ts'
import { childOf, comings, photosByMonth, photosToTake } from './queries.ts'

/** What a month of texts weighs, for the share that has come; never enough to matter beside pictures. */
const TEXT_OF_MONTH = 60_000

interface Wanted {
  childId: Id
  from: Day
  to: Day
  name: string
  /** A guest is measured and examined at home. */
  regular: boolean
}

/** Hands the file out once it is written down who takes it. */
export async function takeOut(c: Context<App>, { childId, from, to }: v.InferOutput<typeof fileQuery>) {
  const span = daysBetween(from, to)
  if (span < 0 || span >= MOST_DAYS) throw badInput(`日（to）: ${MOST_DAYS}日分までにしてください`, 'to')
  const { who, rows } = await read(c, (db) => [childOf(c, db, childId), photosByMonth(c, db, childId)])
  const [[found], photos] = rows
  if (!found?.startsOn) throw notFound()
  const months = monthsOf(from > found.startsOn ? from : found.startsOn, to < c.get('today') ? to : c.get('today'))
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last) throw badInput('日（from）: その日には、まだ記録がありません', 'from')
  const own = photos.filter(({ month }) => months.some((one) => one.from.startsWith(month)))
  const about = months.length * TEXT_OF_MONTH + own.reduce((sum, { bytes }) => sum + bytes, 0)
  if (about > MOST_ZIP_BYTES)
    throw conflict('too_much', '写真が多く、ひとつのファイルに入りません。月ごとに分けて受けとってください。')
  await logReading(c, childId, {
    exported: 'zip',
    from: first.from,
    to: last.to,
    photos: own.reduce((sum, { count }) => sum + count, 0),
  })
  const wanted = { childId, from: first.from, to: last.to, name: found.name, regular: found.regular === 1 }
  c.header('Content-Type', 'application/zip')
  c.header('Content-Disposition', attachment(`記録_${wanted.from}_${wanted.to}.zip`))
  c.header('X-About-Bytes', String(about))
  return c.body(zipStream(partsOf(c, who, wanted), c.get('now')))
}

const text = (name: string, content: string): Entry => ({ name, bytes: new TextEncoder().encode(content) })
const json = (name: string, value: unknown): Entry => text(`${name}.json`, JSON.stringify(value, null, 1))
const csv = (name: string, rows: Parameters<typeof writeCsv>[0]): Entry => text(`${name}.csv`, writeCsv(rows))

async function* partsOf(c: Context<App>, who: Principal, wanted: Wanted): AsyncGenerator<Entry> {
  const { childId, from, to, name, regular } = wanted
  const may = (action: Action) => wardsFor(action, who).includes(childId)
  /** One part, under the action of the screen that shows it: they follow each other, so that one request can go through them all. */
  const under = <Part>(action: Action, work: () => Promise<Part>): Promise<Part> => {
    c.set('action', action)
    return work()
  }
  yield text('はじめに.txt', about(c, wanted))
  const pictures: string[][] = []
  for (const month of monthsOf(from, to)) {
    const label = month.from.slice(0, 7)
    if (may('contactbook.read')) {
      const { book } = await under('contactbook.read', () => bookOf(c, { childId, ...month }))
      yield json(`連絡帳/${label}`, book)
      yield csv(`連絡帳/${label}`, [BOOK_HEAD, ...bookLines(book)])
    }
    if (may('family.read')) {
      const { rows } = await under('family.read', () => read(c, (db) => [comings(c, db, childId, month.from, month.to)]))
      yield csv(`登降園/${label}`, [COMING_HEAD, ...comingLines(rows[0])])
    }
    if (may('photo.read')) yield* photosOf(c, wanted, month, pictures)
  }
  if (pictures.length > 0) yield csv('写真/写真', [['ファイル', '日付', '時刻', 'ひとこと'], ...pictures])
  if (regular && may('growth.read')) {
    const growth = await under('growth.read', () => readGrowth(c, childId))
    yield json('成長/身体計測', growth)
    yield csv('成長/身体計測', [GROWTH_HEAD, ...growthLines(growth.measures)])
  }
  if (may('health.read')) yield json('健康/健康の記録', await under('health.read', () => readRecord(c, childId)))
  if (regular && may('checkup.read')) yield json('健康/健診', await under('checkup.read', () => readCheckups(c, childId)))
  if (may('infection.read')) {
    const { cases } = await under('infection.read', () => readCases(c))
    yield json('健康/感染症と登園届', { name, cases: cases.filter((one) => one.childId === childId) })
  }
}

/** The pictures of a month, one after the other; `list` learns what each is. */
async function* photosOf(
  c: Context<App>,
  { childId }: Wanted,
  month: { from: Day; to: Day },
  list: string[][],
): AsyncGenerator<Entry> {
  const bucket = c.env.PHOTOS
  if (!bucket) return
  c.set('action', 'photo.read')
  const { rows } = await read(c, (db) => [photosToTake(c, db, childId, month.from, month.to)])
  for (const [place, { day, at, caption, key }] of rows[0].entries()) {
    const object = await take(bucket, key, 'large')
    if (!object) continue
    const name = `${day}_${String(place + 1).padStart(3, '0')}.jpg`
    list.push([name, day, clock(at), caption])
    yield { name: `写真/${name}`, bytes: new Uint8Array(await object.arrayBuffer()) }
  }
}

const about = (c: Context<App>, { name, from, to }: Wanted): string =>
  [
    `${name} の記録　${from} 〜 ${to}`,
    `つくった日 ${c.get('today')}`,
    '',
    '連絡帳・登降園・写真は月ごと、成長と健康の記録は、はじめからのものが入っています。',
    'csv は表計算ソフトで、json はほかのソフトで読めます。写真は、園から出された大きさのままです。',
    'このファイルを受けとった人が、見てよいものだけが入っています。',
    '友だちも写っている写真は、家族のなかだけで楽しんでください。インターネットにはのせないでください。',
    '',
  ].join('\r\n')

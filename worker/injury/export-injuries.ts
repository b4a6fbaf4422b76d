// けがの連絡 of a period as a file that Excel opens as it is.
import type { Context } from 'hono'
import type * as v from 'valibot'
import { isHead, partWord } from '../../schema/injury/body.ts'
import type { injuryFileQuery } from '../../schema/injury/input.ts'
import { foldNotes } from '../../schema/injury/rule.ts'
import { DOCTOR_WORDS, INJURY_WORDS, NOTE_WORDS } from '../../schema/injury/words.ts'
import { showTime, timeOn } from '../../schema/kit/time.ts'
import { answerTable, madeAt } from '../kit/answer-table.ts'
import type { App } from '../kit/context.ts'
import { logReading } from '../kit/log-reading.ts'
import { listInjuries } from './read-injuries.ts'

const COLUMNS: readonly (readonly [string, number])[] = [
  ['日付', 12],
  ['時刻', 8],
  ['クラス', 12],
  ['氏名', 18],
  ['ふりがな', 18],
  ['場所', 14],
  ['部位', 20],
  ['けが', 16],
  ['頭・顔', 8],
  ['状況', 40],
  ['手当', 24],
  ['受診', 20],
  ['医療機関', 20],
  ['園内の記録', 40],
  ['見ていた人', 18],
  ['書いた人', 16],
  ['家庭へ', 18],
  ['既読', 8],
  ['確認', 8],
]

/** Writes the file, oldest first. It is handed out only once it is written down who took it. */
export async function exportInjuries(c: Context<App>, { format, from, to }: v.InferOutput<typeof injuryFileQuery>) {
  const { versions, steps, facility } = await listInjuries(c, { from, to })
  const of = new Map(versions.map((one) => [one.id, one]))
  await logReading(c, '', { exported: format, from, to, children: new Set(versions.map(({ childId }) => childId)).size })
  return answerTable(c, {
    format,
    name: `けがの連絡_${from}_${to}_${facility}`,
    title: `けがの連絡 ${from}〜${to}`,
    lines: [facility, madeAt(c)],
    headings: COLUMNS.map(([heading]) => heading),
    rows: foldNotes(versions, steps).map(({ last, state, read, acknowledged }) => [
      last.day,
      showTime(timeOn(last.day, last.at)),
      of.get(last.id)?.className ?? '',
      of.get(last.id)?.name ?? '',
      of.get(last.id)?.kana ?? '',
      last.place,
      last.parts.map(partWord).join('、'),
      last.kinds.map((kind) => INJURY_WORDS[kind]).join('、'),
      isHead(last.parts) ? '○' : '',
      last.what,
      last.aid,
      DOCTOR_WORDS[last.doctor],
      last.clinic,
      last.inside ?? '',
      last.sawBy ?? '',
      last.by,
      NOTE_WORDS[state],
      String(read.length),
      String(acknowledged.length),
    ]),
    widths: (column) => COLUMNS[column]?.[1] ?? 10,
    frozenColumns: 5,
  })
}

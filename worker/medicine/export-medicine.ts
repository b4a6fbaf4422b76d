// 与薬 of a period as a file that Excel opens as it is.
import type { Context } from 'hono'
import type * as v from 'valibot'
import { showTime, timeOn } from '../../schema/kit/time.ts'
import type { medicineFileQuery } from '../../schema/medicine/input.ts'
import { foldRequest, type StepKind } from '../../schema/medicine/rule.ts'
import {
  KIND_WORDS,
  SORT_WORDS,
  SPECIAL_WORDS,
  STATE_WORDS,
  STORAGE_WORDS,
  TIMING_WORDS,
  WITHHELD_WORDS,
} from '../../schema/medicine/words.ts'
import { answerTable, madeAt } from '../kit/answer-table.ts'
import type { App } from '../kit/context.ts'
import { logReading } from '../kit/log-reading.ts'
import { listMedicine } from './read-medicine.ts'

const COLUMNS: readonly (readonly [string, number])[] = [
  ['日付', 12],
  ['クラス', 12],
  ['氏名', 18],
  ['ふりがな', 18],
  ['種類', 12],
  ['薬', 24],
  ['形', 10],
  ['注意', 12],
  ['量', 12],
  ['時間', 16],
  ['保管', 8],
  ['病名・ようす', 20],
  ['医療機関', 20],
  ['処方日', 12],
  ['連絡', 24],
  ['受け取り', 20],
  ['確認', 30],
  ['結果', 16],
  ['結果の時刻・人', 20],
  ['わけ・メモ', 24],
]

/** Writes the file, oldest first. It is handed out only once it is written down who took it. */
export async function exportMedicine(c: Context<App>, { format, from, to }: v.InferOutput<typeof medicineFileQuery>) {
  const { requests, facility, lateAfter } = await listMedicine(c, { from, to })
  await logReading(c, '', { exported: format, from, to, children: new Set(requests.map(({ childId }) => childId)).size })
  return answerTable(c, {
    format,
    name: `与薬_${from}_${to}_${facility}`,
    title: `与薬の記録 ${from}〜${to}`,
    lines: [facility, madeAt(c)],
    headings: COLUMNS.map(([heading]) => heading),
    rows: requests.map((one) => {
      const { state, by } = foldRequest(one, one.steps, c.get('now'), lateAfter)
      const undone = new Set(one.steps.map(({ supersedes }) => supersedes))
      const signed = (kind: StepKind) =>
        one.steps
          .filter((step) => step.kind === kind && !undone.has(step.id))
          .map((step) => `${showTime(timeOn(one.day, step.at))} ${step.by}`)
          .join('、')
      const done = state === 'given' || state === 'withheld' ? by : null
      return [
        one.day,
        one.className ?? '',
        one.name,
        one.kana,
        KIND_WORDS[one.kind],
        one.medicine,
        one.sorts.map((sort) => SORT_WORDS[sort]).join('、'),
        one.special.map((special) => SPECIAL_WORDS[special]).join('、'),
        one.amount ?? '',
        [one.timing ? TIMING_WORDS[one.timing] : '', one.time === null ? '' : showTime(one.time)].join(' ').trim(),
        one.storage ? STORAGE_WORDS[one.storage] : '',
        one.condition,
        one.clinic ?? '',
        one.prescribedOn ?? '',
        one.note,
        signed('received'),
        signed('checked'),
        STATE_WORDS[state],
        done ? `${showTime(timeOn(one.day, done.at))} ${done.by}` : '',
        done
          ? [done.reason && state === 'withheld' ? WITHHELD_WORDS[done.reason as keyof typeof WITHHELD_WORDS] : '', done.note]
              .filter(Boolean)
              .join(' ')
          : '',
      ]
    }),
    widths: (column) => COLUMNS[column]?.[1] ?? 10,
    frozenColumns: 4,
  })
}

// メモ of a period as a file that Excel opens as it is.
import type { Context } from 'hono'
import type * as v from 'valibot'
import { showTime, timeOn } from '../../schema/kit/time.ts'
import type { memoFileQuery } from '../../schema/memo/input.ts'
import { foldMemos } from '../../schema/memo/rule.ts'
import { TAG_WORDS } from '../../schema/memo/vocabulary.ts'
import { answerTable, madeAt } from '../kit/answer-table.ts'
import type { App } from '../kit/context.ts'
import { logReading } from '../kit/log-reading.ts'
import { listMemos } from './read-memos.ts'

const HEADINGS = ['日付', '時刻', '子ども・クラス', 'メモ', 'タグ', '書いた人', '訂正', '連絡帳']
const WIDTHS = [12, 8, 24, 60, 30, 16, 20, 14]

/** Writes the file, newest last. What was withdrawn is left out. It is handed out only once it is written down who took it. */
export async function exportMemos(c: Context<App>, { format, ...asked }: v.InferOutput<typeof memoFileQuery>) {
  const { rows, used, facility, from, to, more } = await listMemos(c, asked)
  const memos = foldMemos(rows)
    .filter(({ gone }) => !gone)
    .reverse()
  await logReading(c, '', { exported: format, from, to, memos: memos.length })
  const name = `子どものきろく_${from}_${to}_${facility}`
  return answerTable(c, {
    format,
    name,
    title: `子どものきろく ${from}〜${to}`,
    lines: [facility, madeAt(c), ...(more ? ['古いものは入っていません。期間を分けてください。'] : [])],
    headings: HEADINGS,
    rows: memos.map(({ id, day, at, className, children, text, tags, by, corrected }) => [
      day,
      showTime(timeOn(day, at)),
      className ?? children.map(([, kana]) => kana).join('、'),
      text,
      tags.map((tag) => TAG_WORDS[tag]).join('、'),
      by,
      corrected ? `${corrected.by} ${corrected.reason ?? ''}`.trim() : '',
      used.some(({ memoId }) => memoId === id) ? 'のせました' : '',
    ]),
    widths: (column) => WIDTHS[column] ?? 10,
    frozenColumns: 3,
  })
}

// 成果の見える化: what a city asks of its nurseries' months, each figure with the definition that stands beside it. Sums over houses, never a child.
import { fiscalYearOf, type Month } from '../kit/day.ts'
import { LEAST, type MonthCounts } from './month-count.ts'

/** What is counted of a facility's month for the figures. Written in its row beside what goes into 月次報告. */
export const OUTCOME_COUNTS = [
  /** Child-days of absence which the family told in the app. */
  'absentTold',
  /** Notices of families that were confirmed, and how many within `SOON`. No mean of the minutes: a few that lay over a day carry it. */
  'seen',
  'seenSoon',
  /** Children looked for by telephone: how many, how many were heard of, and the minutes until then. */
  'chased',
  'reached',
  'reachedMinutes',
  /** Notices that would have been calls. */
  'spared',
  /** 連絡帳 that a family could read for a day, and those of them nobody opened. */
  'booksOut',
  'booksUnread',
  /** Answers to each question of the survey, and how many of them were good (schema/survey). */
  ...(['staff', 'family'] as const).flatMap((audience) =>
    ([1, 2] as const).flatMap((question) => [`${audience}${question}`, `${audience}${question}Good`] as const),
  ),
] as const
export type OutcomeCount = (typeof OUTCOME_COUNTS)[number]

/** A confirmation within so many minutes is soon. */
export const SOON = 30

type Key = OutcomeCount | 'absent'

export interface Figure {
  key: string
  title: string
  definition: string
  /** `share`: percent of `of` · `mean`: minutes for each of `of` · `count`: as it is. */
  unit: 'share' | 'mean' | 'count'
  what: Key
  of?: Key
  /** It stands for each house by itself, too: a house that is not told there is in no sum, or the others would give it away. */
  byHouse?: true
}

/** In the order of the page. */
export const FIGURES: readonly Figure[] = [
  {
    key: 'told',
    title: 'アプリで届いた欠席',
    definition:
      '出席簿の欠席（病欠・都合欠・出席停止・忌引・連絡なし）の延べ日数のうち、保護者がアプリで知らせたもの。園が電話で聞いて書いたものは入りません。',
    unit: 'share',
    what: 'absentTold',
    of: 'absent',
    byHouse: true,
  },
  {
    key: 'seenSoon',
    title: `連絡を${SOON}分以内に確認`,
    definition: `園の職員が確認した保護者の連絡のうち、届いてから${SOON}分以内だったもの。開所時間のほかに届いたものは、次に開所した時刻から数えます。`,
    unit: 'share',
    what: 'seenSoon',
    of: 'seen',
  },
  {
    key: 'reached',
    title: '未登園から所在がわかるまで',
    definition:
      '連絡がないまま登園予定を過ぎ、園が電話をかけた子どもについて、さがしはじめる時刻から、家庭と話せた・家庭が知らせた・登園した、のいちばん早い時刻までの分の平均。',
    unit: 'mean',
    what: 'reachedMinutes',
    of: 'reached',
  },
  {
    key: 'chased',
    title: '電話でさがした子ども',
    definition: '上の電話をかけた子どもの延べ人数。',
    unit: 'count',
    what: 'chased',
  },
  {
    key: 'spared',
    title: 'かけずにすんだ電話',
    definition:
      '保護者がアプリで送った おやすみ・おくれる・早退・お迎え変更 の件数。アプリがなければ1件に1本の電話だったものとします。きょうだいをまとめた連絡は1件、あとからの直しと取り消しは数えません。',
    unit: 'count',
    what: 'spared',
  },
  {
    key: 'unread',
    title: '読まれていない連絡帳',
    definition: '園が公開して24時間たった連絡帳（子どもと日ごと）のうち、読める保護者のだれもひらいていないもの。',
    unit: 'share',
    what: 'booksUnread',
    of: 'booksOut',
  },
  ...(
    [
      ['staff1', '職員: 仕事は楽になった'],
      ['staff2', '職員: 子どもといる時間がふえた'],
      ['family1', '保護者: 園との連絡は楽にできる'],
      ['family2', '保護者: 園でのようすがよくわかる'],
    ] as const
  ).map(
    ([key, title]): Figure => ({
      key,
      title,
      definition: '月に一度の、名前を書かない2問のアンケートで「とても」か「まあ」と答えた割合。答えなかった人は入りません。',
      unit: 'share',
      what: `${key}Good`,
      of: key,
    }),
  ),
]

const small = (count: number): boolean => count > 0 && count < LEAST

/** True where a figure may be said: neither what is counted nor what is left of the whole is so little that somebody could be told by it. */
export const isTold = ({ unit, what, of }: Figure, counts: MonthCounts): boolean => {
  const [part, whole] = [counts[what] ?? 0, of ? (counts[of] ?? 0) : 0]
  if (unit === 'count') return !small(part)
  if (whole < LEAST) return false
  return unit === 'mean' || !(small(part) || small(whole - part))
}

/** A figure of some counts: whole percent, minutes or a number; null where it is not told. */
export function figureOf(figure: Figure, counts: MonthCounts): number | null {
  if (!isTold(figure, counts)) return null
  const [part, whole] = [counts[figure.what] ?? 0, figure.of ? (counts[figure.of] ?? 0) : 1]
  return Math.round(figure.unit === 'share' ? (part * 100) / whole : part / whole)
}

const sumOf = (figure: Figure, rows: readonly MonthCounts[]): MonthCounts => {
  const sum: MonthCounts = {}
  for (const row of rows)
    for (const key of [figure.what, ...(figure.of ? [figure.of] : [])]) sum[key] = (sum[key] ?? 0) + (row[key] ?? 0)
  return sum
}

export interface OutcomeLine {
  key: string
  /** A number for each month asked for, in their order, and one for all of them. */
  months: (number | null)[]
  all: number | null
}

/** Before a house began to write here nobody came, by its books, and nobody told: that says nothing of its families. */
const isBefore = ({ of }: Figure, { attended }: MonthCounts): boolean => of === 'absent' && attended === 0

/**
 * The figures of some months. What is not told of a house that is also shown by itself, or of a month, is in no sum beyond it.
 * @param byMonth the counts of each house that has some, month by month
 */
export function outcomesOf(byMonth: readonly (readonly MonthCounts[])[]): OutcomeLine[] {
  return FIGURES.map((figure) => {
    const sums = byMonth.map((houses) =>
      sumOf(
        figure,
        houses.filter((counts) => !isBefore(figure, counts) && (!figure.byHouse || isTold(figure, counts))),
      ),
    )
    const told = sums.filter((sum) => isTold(figure, sum))
    return {
      key: figure.key,
      months: sums.map((sum) => figureOf(figure, sum)),
      all: figureOf(figure, sumOf(figure, told)),
    }
  })
}

/** The months of a fiscal year that have begun, the first first. */
export function monthsOfYear(year: number, today: string): Month[] {
  const months = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3].map(
    (month): Month => `${month < 4 ? year + 1 : year}-${String(month).padStart(2, '0')}`,
  )
  return fiscalYearOf(today) < year ? [] : months.filter((month) => month <= today.slice(0, 7))
}

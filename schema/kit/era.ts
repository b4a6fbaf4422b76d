// 和暦, as papers and forms write a day.
import type { Day } from './day.ts'

const ERAS: readonly [from: Day, name: string, before: number][] = [
  ['2019-05-01', '令和', 2018],
  ['1989-01-08', '平成', 1988],
  ['1926-12-25', '昭和', 1925],
]

/** `11月20日` */
export const monthDay = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

/** `令和8年`, `令和元年`; the western year before 1926-12-25. */
export function eraYear(day: Day): string {
  const era = ERAS.find(([from]) => day >= from)
  const year = Number(day.slice(0, 4))
  if (!era) return `${year}年`
  return `${era[1]}${year - era[2] === 1 ? '元' : year - era[2]}年`
}
/** `令和8年11月20日` */
export const eraDay = (day: Day): string => eraYear(day) + monthDay(day)

/** `令和8年11月16日〜令和8年11月21日`, of one day that day. */
export const eraSpan = (from: Day, to: Day): string => (from === to ? eraDay(from) : `${eraDay(from)}〜${eraDay(to)}`)

// Days and times as people write them. Japan time everywhere; the arithmetic is schema/kit's.
import { type Day, dayOf, daysBetween, fiscalYearOf, type Moment, weekdayOf } from '../../schema/kit/day.ts'
import { eraYear, monthDay } from '../../schema/kit/era.ts'
import { showTime, type Time, timeOn } from '../../schema/kit/time.ts'
import type { Word } from './wording.ts'

export { eraDay, eraYear, monthDay } from '../../schema/kit/era.ts'
export { showTime } from '../../schema/kit/time.ts'

const WEEK = ['日', '月', '火', '水', '木', '金', '土']
const WEEK_READING = ['にち', 'げつ', 'か', 'すい', 'もく', 'きん', 'ど']
const WEEK_EN = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTH_EN = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
// Days of the month that are not read as number + にち.
const DAY_READING: Record<number, string> = {
  1: 'ついたち',
  2: 'ふつか',
  3: 'みっか',
  4: 'よっか',
  5: 'いつか',
  6: 'むいか',
  7: 'なのか',
  8: 'ようか',
  9: 'ここのか',
  10: 'とおか',
  14: 'じゅうよっか',
  20: 'はつか',
  24: 'にじゅうよっか',
}
const part = (day: Day) => ({ year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8)) })
const weekOf = (day: Day): string => WEEK[weekdayOf(day)] ?? ''

/** `11月20日（金）` */
export const longDay = (day: Day): string => `${monthDay(day)}（${weekOf(day)}）`
/** `11/20（金）` */
export const shortDay = (day: Day): string => `${part(day).month}/${part(day).date}（${weekOf(day)}）`
/** `11/20` */
export const slashDay = (day: Day): string => `${part(day).month}/${part(day).date}`
/** `金曜日` */
export const weekday = (day: Day): string => `${weekOf(day)}曜日`
/** `金` */
export const weekdayLetter = weekOf

/** `令和8年度`, April to March. A fiscal year has the name of the era in force on its last day but for its first month, as papers write it. */
export const eraFiscalYear = (day: Day): string => `${eraYear(`${fiscalYearOf(day)}-05-01`)}度`

/** `Friday, November 20` */
export const englishDay = (day: Day): string => `${WEEK_EN[weekdayOf(day)]}, ${MONTH_EN[part(day).month - 1]} ${part(day).date}`
/** `Fri, Nov 20` */
export const englishShortDay = (day: Day): string =>
  `${WEEK_EN[weekdayOf(day)]?.slice(0, 3)}, ${MONTH_EN[part(day).month - 1]?.slice(0, 3)} ${part(day).date}`

const easyMonthDay = (day: Day): string => {
  const { month, date } = part(day)
  const reading = DAY_READING[date]
  return `${month}{月|がつ}${reading ? `{${date}日|${reading}}` : `${date}{日|にち}`}`
}

/** A day as a Word: `11月20日` · `11{月|がつ}{20日|はつか}` · `November 20`. */
export const monthDayWord = (day: Day): Word => ({
  ja: monthDay(day),
  easy: easyMonthDay(day),
  en: `${MONTH_EN[part(day).month - 1]} ${part(day).date}`,
})
/** A day with its weekday as a Word: `11月20日（金）` · `Friday, November 20`. */
export const longDayWord = (day: Day): Word => ({
  ja: longDay(day),
  easy: `${easyMonthDay(day)}（{${weekOf(day)}|${WEEK_READING[weekdayOf(day)]}}）`,
  en: englishDay(day),
})
/** `11/24（火）` · `11/24（{火|か}）` · `Tue, Nov 24`. */
export const shortDayWord = (day: Day): Word => ({
  ja: shortDay(day),
  easy: `${slashDay(day)}（{${weekOf(day)}|${WEEK_READING[weekdayOf(day)]}}）`,
  en: englishShortDay(day),
})
/** `金曜日` · `{金曜日|きんようび}` · `Friday`. */
export const weekdayWord = (day: Day): Word => ({
  ja: weekday(day),
  easy: `{${weekday(day)}|${WEEK_READING[weekdayOf(day)]}ようび}`,
  en: WEEK_EN[weekdayOf(day)] ?? '',
})

const NEAR: Record<number, Word> = {
  [-1]: { ja: 'きのう', easy: 'きのう', en: 'yesterday' },
  0: { ja: 'きょう', easy: 'きょう', en: 'today' },
  1: { ja: 'あす', easy: 'あした', en: 'tomorrow' },
}
/** きのう, きょう, あす, else `11/24（火）`. */
export const nearDayWord = (day: Day, today: Day): Word => NEAR[daysBetween(today, day)] ?? shortDayWord(day)

/** A planned time as families read it: behind midnight `翌1:30`, in their language. */
export const timeWord = (time: Time): Word => {
  const ja = showTime(time)
  return { ja, easy: ja.replace('翌', 'つぎの{日|ひ} '), en: ja.replace('翌', 'next day ') }
}
/** `8:32`, the Japan time of a moment. */
export const clockTime = (moment: Moment): string => showTime(timeOn(dayOf(moment), moment))
/** Whole minutes from one moment to another, never negative. */
export const minutesSince = (from: Moment, now: Moment): number => Math.max(0, Math.floor((now - from) / 60_000))
/** `1,004`: numbers with a thousands comma. */
export const grouped = (number: number): string => String(number).replace(/\B(?=(\d{3})+(?!\d))/g, ',')

/** 8:32, and of another day than today 11/20（金） 8:32. */
export const momentText = (moment: Moment, today: Day): string =>
  [...(dayOf(moment) === today ? [] : [shortDay(dayOf(moment))]), clockTime(moment)].join(' ')

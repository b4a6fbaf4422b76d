// What people write in the cells of a list, read as days, times, numbers and phone numbers.
import { type Day, isDay } from './day.ts'
import { tidy } from './kana.ts'
import { readTime, type Time } from './time.ts'

/** A value, or a sentence saying why the text is none. */
export type CellRead<Value> = { value: Value; fault: null } | { value: null; fault: string }

const good = <Value>(value: Value): CellRead<Value> => ({ value, fault: null })
const bad = (fault: string): CellRead<never> => ({ value: null, fault })

// First and last day of each era; 令和 has not ended. Source: domain calendar.md.
const ERAS: Record<string, { offset: number; from: Day; to: Day }> = {
  令和: { offset: 2018, from: '2019-05-01', to: '2199-12-31' },
  平成: { offset: 1988, from: '1989-01-08', to: '2019-04-30' },
  昭和: { offset: 1925, from: '1926-12-25', to: '1989-01-07' },
}
const ERA_OF: Record<string, string> = { r: '令和', h: '平成', s: '昭和', 令: '令和', 平: '平成', 昭: '昭和' }

const MIDNIGHT = /[ t]\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?z?$/i
const WESTERN = /^(\d{4})(?:[-/.]|年 ?)(\d{1,2})(?:[-/.]|月 ?)(\d{1,2})日?$/
const SOLID = /^((?:19|20)\d{2})(\d{2})(\d{2})$/
const JAPANESE = /^(令和|平成|昭和|[令平昭rhs]) ?(\d{1,2}|元)(?:[-/.]|年 ?)(\d{1,2})(?:[-/.]|月 ?)(\d{1,2})日?$/i
const SERIAL = /^[2-7]\d{4}(?:\.\d{1,12})?$/

const two = (text: string): string => text.padStart(2, '0')
const exists = (day: Day, text: string): CellRead<Day> => (isDay(day) ? good(day) : bad(`${text} という日付はありません`))

/** Excel's day number to a day. Day 60 is the 1900-02-29 that never was; everything here lies far behind it. */
const daySerial = (serial: number): Day =>
  new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10)

/** A date: 2021/4/1, 2021-04-01, 2021年4月1日, 20210401, 令和3年4月1日, R3.4.1, full width, an Excel serial, with or without a time behind it. */
export function readDayCell(cell: string): CellRead<Day> {
  const text = tidy(cell).replace(/ ?[(（][日月火水木金土][)）]$/, '')
  const bare = text.length > 40 ? text : text.replace(MIDNIGHT, '')
  const western = WESTERN.exec(bare) ?? SOLID.exec(bare)
  if (western) return exists(`${western[1]}-${two(western[2] ?? '')}-${two(western[3] ?? '')}`, text)
  const japanese = JAPANESE.exec(bare)
  if (japanese) {
    const name = (japanese[1] ?? '').toLowerCase()
    const era = ERAS[ERA_OF[name] ?? name]
    const year = (era?.offset ?? 0) + (japanese[2] === '元' ? 1 : Number(japanese[2]))
    const day = `${year}-${two(japanese[3] ?? '')}-${two(japanese[4] ?? '')}`
    return exists(era && day >= era.from && day <= era.to ? day : '', text)
  }
  if (SERIAL.test(bare)) return good(daySerial(Number(bare)))
  return bad(`「${text.slice(0, 20)}」は日付として読めません。2021/4/1 の形で入れてください`)
}

/** A time of day: 7:00, 07:00, 7:00:00, 7時30分, 7時半, full width, or Excel's fraction of a day. Minutes after midnight. */
export function readTimeCell(cell: string): CellRead<Time> {
  const text = tidy(cell)
  const spoken = /^(午前|午後)?(\d{1,2})時(?:(\d{1,2})分?|(半))?$/.exec(text)
  const hours = spoken ? Number(spoken[2]) + (spoken[1] === '午後' && Number(spoken[2]) < 12 ? 12 : 0) : 0
  const time = spoken
    ? readTime(`${hours}:${spoken[4] ? '30' : two(spoken[3] ?? '0')}`)
    : /^0?\.\d{1,17}$/.test(text)
      ? Math.round(Number(text) * 1440) % 1440
      : readTime(text.replace(/^(\d{1,2}:\d{2}):\d{2}$/, '$1'))
  return time === null ? bad(`「${text.slice(0, 20)}」は時刻として読めません。8:30 の形で入れてください`) : good(time)
}

/** Two times with a dash or から between: `7:30-18:00`, `7:30〜18:00`, `7時30分から18時まで`. */
export function readWindowCell(cell: string): CellRead<[Time, Time]> {
  const text = tidy(cell)
  const [from, to, ...rest] = text.replace(/まで$/, '').split(/[-~〜–—―ー−]|から/u)
  if (from === undefined || to === undefined || rest.length > 0)
    return bad(`「${text.slice(0, 20)}」は時間帯として読めません。7:30-18:00 の形で入れてください`)
  const start = readTimeCell(from)
  if (start.fault !== null) return start
  const end = readTimeCell(to)
  if (end.fault !== null) return end
  return end.value > start.value ? good([start.value, end.value]) : bad('終わりの時刻は、はじめの時刻より後にしてください')
}

/** A whole number, also in full width and with 人 or 名 behind it. */
export function readWholeCell(cell: string): CellRead<number> {
  const text = tidy(cell)
    .replace(/[人名]$/, '')
    .trim()
  return /^\d{1,6}$/.test(text) ? good(Number(text)) : bad(`「${text.slice(0, 20)}」は数として読めません`)
}

/**
 * A phone number as given, full width made half; `restored` when the leading 0 that Excel eats was put back
 * (Japanese numbers are 10 or 11 digits with it: 833410978 is 0833-41-0978 typed without hyphens).
 */
export function readPhoneCell(cell: string): CellRead<{ phone: string; restored: boolean }> {
  const text = tidy(cell).replace(/[−‐–—―ー]/gu, '-')
  if (!/^\+?[\d\-() ]{4,20}$/.test(text)) return bad(`「${text.slice(0, 20)}」は電話番号として読めません`)
  const eaten = /^(?:[1-9]\d{8}|[5-9]0\d{8})$/.test(text)
  return good({ phone: eaten ? `0${text}` : text, restored: eaten })
}

/** The digits of a phone number, by which two are compared. */
export const phoneDigits = (phone: string): string => phone.replace(/\D/g, '')

/** True for what stands in a cell where there is nothing: blank, －, なし, 無. */
export const saysNothing = (cell: string): boolean => /^(?:|[-−‐–—―ー×]+|なし|無し?|ない|ありません|特になし)$/u.test(tidy(cell))

/** The items of a cell, split at 、 , ／ ; ・ and line breaks, but not inside brackets: `卵（生、半熟）、乳` has two. */
export function splitItems(cell: string): string[] {
  const items: string[] = []
  let depth = 0
  let item = ''
  for (const letter of cell) {
    if (letter === '(' || letter === '（') depth += 1
    if (letter === ')' || letter === '）') depth = Math.max(0, depth - 1)
    if (depth === 0 && /[、,，/／;；・\r\n]/.test(letter)) {
      items.push(item)
      item = ''
    } else item += letter
  }
  items.push(item)
  return items.map(tidy).filter((text) => text !== '')
}

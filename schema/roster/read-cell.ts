// Names, sex, class and 認定 as rosters write them.
import { type CellRead, readDayCell } from '../kit/cell.ts'
import { tidy } from '../kit/kana.ts'

/** A name in one text or two. Without a blank between family and given name, all of it is the given name: never shown as nothing. */
export function readName(whole = '', family = '', given = ''): { familyName: string; givenName: string } {
  if (family || given) return given ? { familyName: family, givenName: given } : { familyName: '', givenName: family }
  const gap = whole.indexOf(' ') < 0 ? whole.indexOf('・') : whole.indexOf(' ')
  if (gap <= 0) return { familyName: '', givenName: whole }
  return { familyName: whole.slice(0, gap), givenName: whole.slice(gap + 1) }
}

/** Splits a name behind one of the family names its guardians have; nothing when none fits. */
export function splitAfter(whole: string, families: readonly string[]): { familyName: string; givenName: string } | null {
  const family = families.find((one) => one && whole.length > one.length && whole.startsWith(one))
  return family ? { familyName: family, givenName: whole.slice(family.length) } : null
}

export function readSex(cell: string): CellRead<'m' | 'f' | 'x'> {
  const text = tidy(cell).toLowerCase()
  if (/^(?:男|男児|男子|男の子|男性|m|male|1)$/.test(text)) return { value: 'm', fault: null }
  if (/^(?:女|女児|女子|女の子|女性|f|female|2)$/.test(text)) return { value: 'f', fault: null }
  if (/^(?:x|その他|他|不明|回答しない)$/.test(text)) return { value: 'x', fault: null }
  return { value: null, fault: `「${text.slice(0, 20)}」は性別として読めません。男・女 で入れてください` }
}

/**
 * A class name as written, half width. A date is refused: it is what Excel makes of 1-1, and guessing the class back would put a child
 * in the wrong room.
 */
export function readClassName(cell: string): CellRead<string> {
  const text = tidy(cell)
  const month = /^(\d{1,2})月(\d{1,2})日$/.exec(text)
  const day = month ? null : readDayCell(text).value
  const was = month
    ? `${month[1]}-${month[2]}`
    : day && !/^\d{5}$/.test(text)
      ? `${Number(day.slice(5, 7))}-${Number(day.slice(8))}`
      : null
  if (was) {
    const fault = `「${text}」は日付です。Excel が「${was}」を日付に変えたようです。列の書式を文字列にして、クラス名を入れなおしてください`
    return { value: null, fault }
  }
  return text.length > 30 ? { value: null, fault: '30文字までにしてください' } : { value: text, fault: null }
}

/** 保育標準時間 or 短時間; `education` for 1号 (教育標準時間), which is neither; null for 2号 and 3号, which do not say. Domain rules §3. */
export function readNeed(cell: string): CellRead<'standard' | 'short' | 'education' | null> {
  const text = tidy(cell)
  if (/教育|1号/.test(text)) return { value: 'education', fault: null }
  if (/短|^8 ?時間/.test(text)) return { value: 'short', fault: null }
  if (/標準|^標$|^11 ?時間/.test(text)) return { value: 'standard', fault: null }
  if (/[23]号/.test(text)) return { value: null, fault: null }
  return { value: null, fault: `「${text.slice(0, 20)}」は認定として読めません。標準・短時間 で入れてください` }
}

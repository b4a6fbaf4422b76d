// The few input types every word uses, with messages a person can act on. Objects are strict: an unknown key is an error, never ignored.
import * as v from 'valibot'
import { isDay, isMonth } from './day.ts'
import { ID_PATTERN } from './id.ts'
import { readEndTime, readTime } from './time.ts'

/** A 22-character id made by a client. */
export const id = v.pipe(v.string('文字で送ってください'), v.regex(ID_PATTERN, '正しいidではありません'))
/** A date that exists, `YYYY-MM-DD`. */
export const day = v.pipe(v.string('日付を入れてください'), v.check(isDay, '2026-04-01 の形の日付を入れてください'))
/** A moment, epoch milliseconds. */
export const moment = v.pipe(
  v.number('数で送ってください'),
  v.safeInteger('整数にしてください'),
  v.minValue(0, '正しい時刻ではありません'),
)
/** A month, `YYYY-MM`. */
export const month = v.pipe(v.string('月を入れてください'), v.check(isMonth, '2026-04 の形の月を入れてください'))
/** A time of day, `8:30` or `08:30`, read to minutes after midnight. */
export const time = v.pipe(
  v.string('時刻を入れてください'),
  v.check((text) => readTime(text) !== null, '8:30 の形の時刻を入れてください'),
  v.transform((text) => readTime(text) ?? 0),
)
/** The end of a stretch that begins on a day: a time of day, or `25:30` of the night behind it. */
export const endTime = v.pipe(
  v.string('時刻を入れてください'),
  v.check((text) => readEndTime(text) !== null, '8:30 の形の時刻を入れてください（翌日の1:30は 25:30）'),
  v.transform((text) => readEndTime(text) ?? 0),
)
/** Text of at most `limit` characters, trimmed, without control characters other than a line break. */
export const text = (limit: number) =>
  v.pipe(
    v.string('文字で送ってください'),
    v.normalize('NFC'),
    v.trim(),
    v.maxLength(limit, `${limit}文字までにしてください`),
    v.check((given) => given.isWellFormed() && !/[^\P{Cc}\n]/u.test(given), '使えない文字が入っています'),
  )
/** Like `text`, and not empty. */
export const needed = (limit: number) => v.pipe(text(limit), v.minLength(1, '入れてください'))
/** A whole number. */
export const whole = (from: number, to: number) =>
  v.pipe(
    v.number('数で送ってください'),
    v.integer('整数にしてください'),
    v.minValue(from, `${from}以上にしてください`),
    v.maxValue(to, `${to}以下にしてください`),
  )
/** One of a few words. */
export const oneOf = <const Words extends readonly string[]>(words: Words) =>
  v.picklist(words, `${words.join(' / ')} のどれかにしてください`)
/** A list without repetition. */
export const listOf = <Item extends v.GenericSchema>(item: Item, from: number, to: number) =>
  v.pipe(
    v.array(item, '一覧で送ってください'),
    v.minLength(from, `${from}つ以上えらんでください`),
    v.maxLength(to, `${to}つまでにしてください`),
    v.check((list) => new Set(list).size === list.length, '同じものが二度入っています'),
  )
/** An object that refuses unknown keys by name. */
export const strict = <const Entries extends v.ObjectEntries>(entries: Entries) => v.strictObject(entries, '知らない項目です')
/** No input at all; every route says what it takes, also when that is nothing. */
export const nothing = strict({})

// 延長保育料: what a house asks for the time before and after the hours of care, as dated data. Every dimension of domain/rules.md §4 stands here and
// none in the engine. A tariff is never changed: the next one has its own first day, and days before it keep what held for them (RJ05).
import * as v from 'valibot'
import { day, listOf, needed, oneOf, strict, time, whole } from '../kit/input.ts'

export const NEEDS = ['standard', 'short'] as const
export type Need = (typeof NEEDS)[number]

/** Yen are whole (RJ17). */
const yen = whole(0, 1_000_000)
const key = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]*$/))
const needs = listOf(oneOf(NEEDS), 1, NEEDS.length)
/** By class age; the first that names the age counts, and one without ages is for all. */
const prices = listOf(strict({ ages: v.optional(listOf(whole(0, 5), 1, 6)), yen }), 1, 6)

/** A stretch of the day for which is paid. */
const slot = v.pipe(
  strict({
    key,
    title: needed(40),
    side: oneOf(['before', 'after']),
    needs,
    /** 0 Sunday to 6 Saturday. */
    weekdays: listOf(whole(0, 6), 1, 7),
    from: time,
    to: time,
    /** `agreed`: where a child has agreed hours on that day, it is counted from them and not from the house's hour (RJ01). */
    against: oneOf(['window', 'agreed']),
    /** Minutes that one price pays for; without it the price is for the stretch, however little of it was used. */
    unit: v.optional(whole(1, 720)),
    round: oneOf(['up', 'down']),
    /** Minutes that cost nothing (RJ03). `shifts`: what is used is counted from behind them; `forgives`: whoever stays longer pays for them too. */
    grace: whole(0, 60),
    graceKind: oneOf(['shifts', 'forgives']),
    /** The first minutes have a price of their own. */
    first: v.optional(strict({ minutes: whole(1, 720), prices })),
    prices,
    /** The most that is asked for it in a month. */
    monthCap: v.optional(yen),
  }),
  v.check(({ from, to }) => from < to, '終わりは、始まりのあとにしてください'),
)
export type Slot = v.InferOutput<typeof slot>

/** 月極: a stretch of the day that is paid by the month, used or not (RJ04, RJ08). */
const plan = strict({
  key,
  title: needed(40),
  needs,
  from: time,
  to: time,
  price: v.union([strict({ prices }), strict({ percentOfTuition: whole(1, 100), cap: v.optional(yen) })]),
})
export type Plan = v.InferOutput<typeof plan>

/** 主食費・副食費 (`monthly`: every child of the ages that have a price), 有料品 (`piece`: by quantity, RJ09). */
const item = strict({ key, title: needed(40), kind: oneOf(['monthly', 'piece']), prices })
export type Item = v.InferOutput<typeof item>

const cap = strict({ needs, yen })

export const tariff = v.pipe(
  strict({
    startsOn: day,
    slots: listOf(slot, 0, 24),
    plans: listOf(plan, 0, 12),
    items: v.optional(listOf(item, 0, 24), []),
    dayCaps: listOf(cap, 0, 2),
    monthCaps: listOf(cap, 0, 2),
  }),
  v.check(
    ({ slots, plans, items }) =>
      new Set([...slots, ...plans, ...items].map((one) => one.key)).size === slots.length + plans.length + items.length,
    '同じ名前の区分があります',
  ),
  v.check(
    ({ slots }) =>
      slots.every((a, place) =>
        slots
          .slice(place + 1)
          .every(
            (b) =>
              !overlap(a, b) ||
              !a.needs.some((need) => b.needs.includes(need)) ||
              !a.weekdays.some((one) => b.weekdays.includes(one)),
          ),
      ),
    '時間の重なる区分があります',
  ),
)
export type Tariff = v.InferOutput<typeof tariff>

const overlap = (a: { from: number; to: number }, b: { from: number; to: number }): boolean => a.from < b.to && b.from < a.to

/** The tariff of a day: the last that began by then; null before the first. */
export const tariffOn = (tariffs: readonly Tariff[], on: string): Tariff | null =>
  tariffs.reduce<Tariff | null>(
    (found, one) => (one.startsOn <= on && (found === null || one.startsOn > found.startsOn) ? one : found),
    null,
  )

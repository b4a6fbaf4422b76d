// 写真 of the day: what a family allows, and so who may see a picture.

/**
 * What a family allows of pictures of its child (RC13), each with all before it: nothing · 連絡帳のみ, its own family · クラス共有, the families of
 * the class · 掲示, on a wall of the nursery too.
 */
export const LEVELS = ['none', 'book', 'class', 'board'] as const
export type Level = (typeof LEVELS)[number]
/** Nothing is allowed until it was said. */
export const UNSAID: Level = 'none'

/** True when what is allowed is at least that. */
export const allowsLevel = (level: Level, least: Level): boolean => LEVELS.indexOf(level) >= LEVELS.indexOf(least)
/** Levels that allow at least that. */
export const levelsFrom = (least: Level): readonly Level[] => LEVELS.slice(LEVELS.indexOf(least))

/** For whom a picture is brought out: the family of the one child in it, or all families of its class. */
export const AUDIENCES = ['family', 'class'] as const
export type Audience = (typeof AUDIENCES)[number]

/** For whom a picture of these children may be brought out; a picture of several shows each of them to the families of the others. */
export function audiencesFor(levels: readonly Level[]): Audience[] {
  if (levels.length === 0) return []
  if (levels.every((level) => allowsLevel(level, 'class'))) return levels.length === 1 ? ['family', 'class'] : ['class']
  return levels.length === 1 && levels.every((level) => allowsLevel(level, 'book')) ? ['family'] : []
}

/** Whose families keep a picture from being brought out at all: that allow nothing, or of several in it their own book only. */
export const keptBack = <Child extends { level: Level }>(inIt: readonly Child[]): Child[] =>
  inIt.filter(({ level }) => !allowsLevel(level, inIt.length === 1 ? 'book' : 'class'))

/** The sizes a picture is kept in. */
export const SIZES = ['large', 'small'] as const
export type Size = (typeof SIZES)[number]
/** The longer side that is taken, px. */
export const MOST_SIDE: Record<Size, number> = { large: 4_096, small: 512 }
export const LEAST_SIDE = 16
/** Both sizes together (assurance 2.1.3). */
export const MOST_BYTES = 8 * 1024 * 1024
export const MOST_SMALL_BYTES = 128 * 1024
/** Pictures of a class of one day (assurance 2.1.3). */
export const MOST_A_DAY = 30
export const LONGEST_CAPTION = 200

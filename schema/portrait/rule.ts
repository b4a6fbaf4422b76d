// 顔写真: small square pictures by which a caregiver knows a child, and whoever comes for it.

/** The side of the square a screen sends, px: three times the largest circle it is shown in. */
export const SIDE = 240
/** A picture whose sides are outside of this is no portrait of ours, px. */
export const SIDES = [96, 480] as const
/** A tablet keeps those of a whole nursery for the days without a line. */
export const MOST_BYTES = 24 * 1024
/** Pictures in one answer. */
export const MOST_AT_ONCE = 30

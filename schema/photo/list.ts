// The pictures of a day as they travel.
import type { Day, Moment } from '../kit/day.ts'
import type { Id } from '../kit/id.ts'
import type { Audience, Level } from './rule.ts'

/** A picture as staff see it. */
export interface ClassPhoto {
  id: Id
  at: Moment
  width: number
  height: number
  /** Whoever took it in. */
  by: string
  childIds: Id[]
  caption: string
  audience: Audience | null
  publishedAt: Moment | null
  /** False once a family took its consent back: no family sees it any more. */
  inView: boolean
}
export interface ClassPhotos {
  /** False where the deployment has no bucket. */
  kept: boolean
  photos: ClassPhoto[]
  /** The children of the class, and what their families allow. */
  children: { childId: Id; kana: string; level: Level }[]
}
export interface FamilyPhoto {
  id: Id
  day: Day
  at: Moment
  width: number
  height: number
  caption: string
}
export interface FamilyPhotos {
  kept: boolean
  photos: FamilyPhoto[]
}

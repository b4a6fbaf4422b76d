// 部位: the body as it is drawn and as it is said. Left and right are the child's own.

export const VIEWS = ['front', 'back'] as const
export type View = (typeof VIEWS)[number]

/** Where on the drawing (viewBox 0 0 100 200), and what it is called. */
interface Place {
  view: View
  word: string
  /** cx, cy, rx, ry of an ellipse. */
  at: readonly [number, number, number, number]
  head?: true
}

const place = (view: View, word: string, at: Place['at'], head?: true): Place => ({ view, word, at, ...(head && { head }) })

export const PLACES = {
  head: place('front', 'ひたい・頭', [50, 12, 13, 8], true),
  eye: place('front', '目', [50, 22, 10, 3], true),
  face: place('front', 'ほお・鼻', [50, 28, 11, 4], true),
  mouth: place('front', '口・歯', [50, 35, 8, 4], true),
  neck: place('front', '首', [50, 43, 6, 4]),
  chest: place('front', '胸', [50, 60, 16, 12]),
  belly: place('front', 'おなか', [50, 84, 15, 12]),
  groin: place('front', 'また', [50, 102, 12, 6]),
  right_shoulder: place('front', '右かた', [30, 53, 7, 6]),
  left_shoulder: place('front', '左かた', [70, 53, 7, 6]),
  right_arm: place('front', '右うで', [24, 72, 6, 13]),
  left_arm: place('front', '左うで', [76, 72, 6, 13]),
  right_hand: place('front', '右手・指', [19, 98, 7, 11]),
  left_hand: place('front', '左手・指', [81, 98, 7, 11]),
  right_thigh: place('front', '右もも', [41, 122, 8, 14]),
  left_thigh: place('front', '左もも', [59, 122, 8, 14]),
  right_knee: place('front', '右ひざ', [41, 144, 8, 8]),
  left_knee: place('front', '左ひざ', [59, 144, 8, 8]),
  right_shin: place('front', '右すね', [41, 166, 7, 13]),
  left_shin: place('front', '左すね', [59, 166, 7, 13]),
  right_foot: place('front', '右足・指', [39, 188, 9, 8]),
  left_foot: place('front', '左足・指', [61, 188, 9, 8]),
  back_head: place('back', '後頭部', [50, 16, 13, 12], true),
  ear: place('back', '耳', [50, 32, 17, 4], true),
  nape: place('back', 'うなじ', [50, 43, 6, 6]),
  back: place('back', '背中', [50, 66, 17, 16]),
  waist: place('back', '腰', [50, 91, 14, 8]),
  buttocks: place('back', 'おしり', [50, 106, 15, 8]),
  left_elbow: place('back', '左ひじ', [24, 76, 7, 10]),
  right_elbow: place('back', '右ひじ', [76, 76, 7, 10]),
  left_calf: place('back', '左ふくらはぎ', [41, 154, 8, 20]),
  right_calf: place('back', '右ふくらはぎ', [59, 154, 8, 20]),
} as const satisfies Record<string, Place>

export type BodyPart = keyof typeof PLACES
export const BODY_PARTS = Object.keys(PLACES) as BodyPart[]
export const partWord = (part: BodyPart): string => PLACES[part].word

/** An injury of the head or the face is watched for the rest of the day. */
export const isHead = (parts: readonly BodyPart[]): boolean => parts.some((part) => 'head' in PLACES[part])

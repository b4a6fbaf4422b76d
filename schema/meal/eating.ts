// 食事予定: what a family says in the morning of what its child eats here that day (RA15). A tray is made of it, and no paper about an allergy.

/** お弁当, 除去, 軟らかめ. */
export const HOWS = ['bento', 'removal', 'soft'] as const
export type How = (typeof HOWS)[number]

/** 主食 and 副食, each taken or not. Whoever brings a lunch box takes neither. */
export interface Eating {
  staple: boolean
  side: boolean
  how: How | null
}

/** What is made otherwise for a tray. 除去 is said with every word of a family about it, because what is left out is not: somebody asks. */
export const ASKS = ['no_staple', 'no_side', 'soft', 'removal'] as const
export type Ask = (typeof ASKS)[number]

/** True when nothing of the lunch is made for the child; what it brings itself is no tray of the kitchen's. */
export const takesNothing = ({ staple, side }: Eating): boolean => !staple && !side

/** What is asked of a tray; nothing where nothing was said. */
export const asksOf = (eating: Eating | null): Ask[] => {
  if (!eating) return []
  const { staple, side, how } = eating
  return [
    ...(staple ? [] : ['no_staple' as const]),
    ...(side ? [] : ['no_side' as const]),
    ...(how === null || how === 'bento' ? [] : [how]),
  ]
}

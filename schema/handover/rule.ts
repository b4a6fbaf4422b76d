/** What a guardian does with a card: opens it (既読), writes back. */
export const CARD_STEPS = ['read', 'replied'] as const
export type CardStepKind = (typeof CARD_STEPS)[number]

// A form of a house's own, or of its city: made by copying one and changing what it is called, what it asks, who approves it, and its sheet. What a
// section does (what is offered in it, that 評価・反省 is never prefilled) is the copied one's: it is no question of a form.
import * as v from 'valibot'
import { id, needed, oneOf, strict, whole } from '../kit/input.ts'
import { type Kind, NAME, readKind, type Section } from './kind.ts'

/** From this version on they are a house's own; the product's are below. */
export const OWN_FROM = 101
const MOST_SECTIONS = 40

export const SHEETS = ['A4', 'A4 landscape', 'A3 landscape'] as const
export type SheetSize = (typeof SHEETS)[number]

/** The boxes of a paper: 主任 checks and 園長 decides, or one of them alone decides. */
export const CHAINS = ['both', 'head_teacher', 'director'] as const
export type Chain = (typeof CHAINS)[number]

export const makeForm = strict({
  id,
  /** The form that is copied, as the writer has it on the screen. */
  kind: v.pipe(needed(40), v.regex(/^\w+$/, '正しい種類ではありません')),
  version: whole(1, 999),
  /** A kind beside the copied one; or else the house's version of it. */
  beside: v.boolean('はい か いいえ で送ってください'),
  title: needed(40),
  chain: oneOf(CHAINS),
  sheet: oneOf(SHEETS),
  /** In their order; one without a key is new, and is a text. */
  sections: v.pipe(
    v.array(strict({ key: v.optional(needed(40)), title: needed(40) }), '一覧で送ってください'),
    v.minLength(1, '項目を1つ以上にしてください'),
    v.maxLength(MOST_SECTIONS, `項目は${MOST_SECTIONS}までにしてください`),
  ),
})
export type MakeForm = v.InferOutput<typeof makeForm>

const APPROVAL: Record<Chain, Kind['approval']> = {
  both: [
    { role: 'head_teacher', title: '確認' },
    { role: 'director', title: '決裁' },
  ],
  head_teacher: [{ role: 'head_teacher', title: '決裁' }],
  director: [{ role: 'director', title: '決裁' }],
}

/** Who approves a kind. */
export const chainOf = ({ approval: [first, second] }: Pick<Kind, 'approval'>): Chain =>
  second ? 'both' : (first as Kind['approval'][number]).role

/** The sheet of a kind. */
export const sheetOf = ({ paper: { size, landscape } }: Pick<Kind, 'paper'>): SheetSize =>
  size === 'A3' ? 'A3 landscape' : landscape ? 'A4 landscape' : 'A4'

/** True of a form that a house may make its own: one that is given from outside down to its lines may not be changed. */
export const isOpenForm = ({ form }: Pick<Kind, 'form'>): boolean => form === undefined

/** True of a section that may be left out: what happened needs a name, and a table or a row for each child is what the form is. */
export const mayGo = ({ key, shape }: Pick<Section, 'key' | 'shape'>): boolean => shape === 'text' && key !== NAME

/** What is wrong with a form that was sent, in one sentence; null when nothing is. */
export function faultIn(base: Kind, { sections }: Pick<MakeForm, 'sections'>): string | null {
  const keys = sections.flatMap(({ key }) => key ?? [])
  const unknown = keys.find((key) => !base.sections.some((one) => one.key === key))
  if (unknown !== undefined) return `「${unknown}」は、もとの様式にありません`
  if (new Set(keys).size < keys.length) return '同じ項目が二度入っています'
  const gone = base.sections.find((one) => !mayGo(one) && !keys.includes(one.key))
  return gone ? `「${gone.title}」は、なくせません` : null
}

/** A text that is thought and not gathered says so by what it is called. */
const isThought = (title: string): boolean => /評価|反省|所見/.test(title)

/**
 * The form, as a kind. @param name of a kind beside the copied one
 * @throws when it is not whole
 */
export function formOf(
  base: Kind,
  { title, chain, sheet, sections }: Omit<MakeForm, 'id'>,
  name: string | null,
  version: number,
): Kind {
  const taken = new Set(base.sections.map(({ key }) => key))
  const free = Array.from({ length: MOST_SECTIONS * 2 }, (_, count) => `own_${count + 1}`).filter((key) => !taken.has(key))
  return readKind({
    ...base,
    key: name ?? base.key,
    version,
    title,
    approval: APPROVAL[chain],
    paper: { size: sheet === 'A3 landscape' ? 'A3' : 'A4', landscape: sheet !== 'A4' },
    sections: sections.map((one) => {
      const own = base.sections.find(({ key }) => key === one.key)
      return own
        ? { ...own, title: one.title }
        : { key: free.shift(), title: one.title, shape: 'text', ...(isThought(one.title) ? { never: 'prefill' } : {}) }
    }),
  })
}

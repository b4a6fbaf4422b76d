import type { Id } from '../../schema/kit/id.ts'
import css from './Allergens.module.css'
import { mindedKnown } from './known.ts'

export interface AllergensProps {
  words: readonly string[] | undefined
  /** 配慮: a short word of the nursery's own. */
  mark?: string | undefined
}

/** Beside a child's name on every screen of staff: an octagon and each food it must not eat, and what else to mind (RD19). Else nothing. */
export const Allergens = ({ words, mark }: AllergensProps) =>
  words?.length || mark ? (
    <span class={css.allergens} data-allergens>
      {words?.map((word) => (
        <b key={word} class={css.flag}>
          <svg viewBox="0 0 16 16" width="0.8125rem" height="0.8125rem" aria-hidden="true">
            <path d="M5 1.5h6L14.5 5v6L11 14.5H5L1.5 11V5ZM8 4.8v3.8M8 11.1v.1" />
          </svg>
          <span class="unseen">アレルギー </span>
          {word}
        </b>
      ))}
      {mark && (
        <b class={css.mark}>
          <span class="unseen">配慮 </span>
          {mark}
        </b>
      )}
    </span>
  ) : null

/** The same where only the child is known. */
export const AllergensOf = ({ childId }: { childId: Id }) => {
  const known = mindedKnown.value.get(childId)
  return <Allergens words={known?.allergens} mark={known?.mark} />
}

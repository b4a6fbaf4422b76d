// プール: who may go in today by what home said, who may not, and of whom nobody said anything; who is not said to may not.
import { isFever } from '../../schema/care/rule.ts'
import type { BoardChild } from '../../schema/presence/fold-board.ts'
import { Allergens } from '../allergy/Allergens.tsx'
import { Knot } from '../kit/Knot.tsx'
import css from './Care.module.css'
import { degrees } from './NumberSheet.tsx'
import type { OpenCare } from './open-care.ts'
import { words } from './words.ts'

const GROUPS = ['yes', 'no', 'unsaid'] as const
type Group = (typeof GROUPS)[number]

interface PoolSheetProps {
  care: OpenCare
  /** Children who are here or are still to come. */
  children: readonly BoardChild[]
}

export function PoolSheet({ care, children }: PoolSheetProps) {
  const said = ({ childId }: BoardChild): Group => {
    const may = care.pool?.(childId)
    return may === undefined ? 'unsaid' : may ? 'yes' : 'no'
  }
  return (
    <div class={css.pool}>
      {GROUPS.map((group) => {
        const own = children.filter((child) => said(child) === group)
        return (
          <section key={group} aria-label={words.pool[group]}>
            <h3 class={css.poolHead}>
              {words.pool[group]} <span>{words.children(own.length)}</span>
            </h3>
            <ul>
              {own.map((child) => {
                const { temperatures } = care.of(child.childId)
                const newest = temperatures.at(-1)?.tenths ?? care.home(child.childId)?.tenths
                const from = care.feverFrom(child.childId)
                return (
                  <li key={child.childId} data-pool={group}>
                    <b class={css.kana}>{child.kana}</b> <Allergens words={child.allergens} mark={child.mark} />
                    {newest !== undefined && isFever(newest, from) && (
                      <span class={css.due}>
                        <Knot of="answer" size={18} label={words.fever(degrees(from))} /> {degrees(newest)}
                        {words.degrees}
                      </span>
                    )}
                  </li>
                )
              })}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

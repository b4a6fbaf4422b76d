// 在籍 ＝ 在園 ＋ … : totals printed as a sum, so that a missing child is a wrong sum. Under it the same children as stitches.
import type { ComponentChildren } from 'preact'
import { classes } from './classes.ts'
import { grouped } from './format.ts'
import { Knot } from './Knot.tsx'
import css from './Sum.module.css'
import { type Status, statusWords, sumTerms, type Totals } from './status.ts'
import { plain } from './words.tsx'

const STITCHES_UP_TO = 40
const ENROLLED = '在籍'

export interface SumProps {
  totals: Totals
  /** What stands at the right of the sum: the roll, staff and meals. */
  children?: ComponentChildren
}

/** The big sum of a class, a facility or a city. One stitch per child up to 40 children, a proportional thread above. */
export function Sum({ totals, children }: SumProps) {
  return (
    <div class={css.band}>
      <div class={css.left}>
        <div class={css.terms}>
          <span class={css.term} data-term="enrolled">
            <b class={css.number}>{grouped(totals.enrolled)}</b>
            <span class={css.word}>{ENROLLED}</span>
          </span>
          {sumTerms(totals).map(({ status, count }, index) => (
            <span key={status} class={css.plus}>
              <span class={css.sign}>{index === 0 ? '＝' : '＋'}</span>
              <span class={classes(css.term, status === 'overdue' && count > 0 && css.alarm)} data-term={status}>
                <b class={css.number}>{grouped(count)}</b>
                <span class={css.word}>
                  <Knot of={status} size={16} />
                  {plain(statusWords[status].word)}
                </span>
              </span>
            </span>
          ))}
        </div>
        <ThreadOf totals={totals} />
      </div>
      {children && <div class={css.beside}>{children}</div>}
    </div>
  )
}

/** The children of a total as one thread: stitches, or proportional lengths above 40 (or when `whole`). Also for table rows. */
export function ThreadOf({ totals, whole = false }: { totals: Totals; whole?: boolean }) {
  const terms = sumTerms(totals).filter(({ count }) => count > 0)
  const stitched = !whole && totals.enrolled <= STITCHES_UP_TO
  return (
    <div class={classes(css.thread, stitched && css.stitched, whole && css.small)} aria-hidden="true">
      {terms.map(({ status, count }) =>
        stitched ? (
          Array.from({ length: count }, (_, index) => <Stitch key={`${status}${index}`} of={status} />)
        ) : (
          <Stitch key={status} of={status} length={count} />
        ),
      )}
    </div>
  )
}

function Stitch({ of, length = 1 }: { of: Status; length?: number }) {
  const { thread, tone } = statusWords[of]
  const kind = of === 'left' ? 'thin' : thread
  return <span class={classes(css.stitch, css[kind], css[tone])} style={{ flexGrow: length }} />
}

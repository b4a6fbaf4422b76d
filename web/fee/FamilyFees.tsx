// 料金 on a parent's phone: this month so far and what was published, each charge with the times that made it (RJ18).
import { sumOf } from '../../schema/fee/bill.ts'
import { showTime } from '../../schema/kit/time.ts'
import { useArrival } from '../family/arrive.ts'
import { Name } from '../family/Name.tsx'
import { children } from '../family/today.ts'
import { shortDayWord } from '../kit/format.ts'
import { Page } from '../kit/Page.tsx'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Say } from '../kit/words.tsx'
import { fee, type Own } from './api.ts'
import css from './FamilyFees.module.css'
import { why, words } from './family-words.ts'
import { type BillLine, linesOf } from './lines.ts'

type OwnMonth = Own['months'][number]

export function FamilyFees() {
  useArrival(words.title)
  const houses = [
    ...new Set(children.value.filter(({ capabilities }) => capabilities.includes('billing')).map((one) => one.facilityId)),
  ]
  return (
    <Page title={<Say w={words.title} alone />} back="/family/settings">
      {houses.map((facilityId) => (
        <House key={facilityId} facilityId={facilityId} />
      ))}
      <p class={css.second}>
        <Say w={words.ask} />
      </p>
    </Page>
  )
}

function House({ facilityId }: { facilityId: number }) {
  const loaded = useLoad<Own>(fee.address(facilityId, '/own'))
  const months = loaded?.data.value?.months
  if (!months) return loaded?.refused.value ? <p role="alert">{loaded.refused.value.message}</p> : <p aria-busy="true" />
  if (months.length === 0)
    return (
      <Sheet>
        <Say w={words.none} />
      </Sheet>
    )
  return (
    <>
      {months.map((one) => (
        <MonthSheet key={one.month} of={one} />
      ))}
    </>
  )
}

function MonthSheet({ of }: { of: OwnMonth }) {
  const { month, published, total, paid } = of
  return (
    <Sheet>
      <header class={css.head}>
        <h2 class={css.month}>
          <Say w={words.month(month)} alone />
        </h2>
        <b class={css.sum}>
          <Say w={words.yen(total)} alone />
        </b>
      </header>
      {!published && (
        <p class={css.second}>
          <Say w={words.soFar} />
        </p>
      )}
      {paid !== null && total > 0 && (
        <p class={css.second}>
          <Say w={paid >= total ? words.paid : words.rest(total - paid)} />
        </p>
      )}
      {of.children.map(({ childId, name, bill }) => {
        const lines = linesOf(bill)
        return (
          <details key={childId} class={css.child}>
            <summary class={css.line}>
              <span class={css.name}>
                <Name>{name}</Name>
              </span>
              <Say w={words.yen(sumOf(lines))} alone />
            </summary>
            {lines.length === 0 && <Say w={words.nothing} />}
            {lines.map((line) => (
              <OneLine key={line.key} line={line} />
            ))}
          </details>
        )
      })}
    </Sheet>
  )
}

const OneLine = ({ line }: { line: BillLine }) => {
  const { use, title, quantity, about, yen } = line
  return (
    <div class={css.line}>
      <span>
        {use && (
          <>
            <Say w={shortDayWord(use.day)} alone />{' '}
          </>
        )}
        {title ? <span lang="ja">{title}</span> : <Say w={words.adjustment} alone />}
        {quantity > 1 && ` ×${quantity}`}
        {use && (
          <span class={css.second}>
            <Say w={words.used(showTime(use.from), showTime(use.to), use.minutes)} alone />
          </span>
        )}
        {use?.stays.map(([from, to]) => (
          <span key={from} class={css.second}>
            <Say w={words.stay(showTime(from), showTime(to))} alone />
          </span>
        ))}
        {about && (
          <span class={css.second}>
            <Say w={words.about(about)} alone />
          </span>
        )}
        {line.why.map((one) => (
          <span key={one} class={css.second}>
            <Say w={why[one]} alone />
          </span>
        ))}
      </span>
      <Say w={words.yen(yen)} alone />
    </div>
  )
}

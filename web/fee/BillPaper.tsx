// 請求明細 and 領収書 of households on A4, a sheet each, with the lines of every child (RJ13).
import type { Household } from '../../schema/fee/house.ts'
import { showTime } from '../../schema/kit/time.ts'
import { now, today } from '../kit/clock.ts'
import { clockTime, eraDay, shortDay } from '../kit/format.ts'
import { monthName } from '../office/Months.tsx'
import { Paper } from '../office/Paper.tsx'
import type { Month } from './api.ts'
import css from './Fee.module.css'
import { payerOf } from './Households.tsx'
import { type BillLine, linesOf } from './lines.ts'
import { words, yenOf } from './words.ts'

export interface Printed {
  what: 'statement' | 'receipt'
  bills: readonly Household[]
}

/** 18:00〜18:40（40分） 登園・降園 8:31〜18:40 ・ 減免 */
export function detailOf({ use, why, quantity, about }: BillLine): string {
  const stamps = use?.stays.map(([from, to]) => words.stay(showTime(from), showTime(to))).join('、')
  return [
    use && words.used(showTime(use.from), showTime(use.to), use.minutes),
    stamps && `${words.stamps} ${stamps}`,
    quantity > 1 && words.times(quantity),
    about && words.about(monthName(about)),
    ...why.map((one) => words.why[one]),
  ]
    .filter(Boolean)
    .join(' ・ ')
}

export const BillPapers = ({ answer, printed }: { answer: Month; printed: Printed }) => (
  <>
    {printed.bills.map((bill) => (
      <Paper
        key={bill.billId}
        title={words[printed.what]}
        line={`${monthName(answer.month)} ・ ${answer.facility}`}
        seals={[words.director]}
        foot={words.printed(shortDay(today()), clockTime(now.value))}
      >
        <p class={css.to}>{words.to(payerOf(bill))}</p>
        <p>{printed.what === 'statement' ? words.request : words.received}</p>
        <p class={css.sum}>{yenOf(printed.what === 'statement' ? bill.total : bill.paid)}</p>
        {printed.what === 'receipt' && <Payments answer={answer} bill={bill} />}
        {bill.children.map(({ childId, name, className, bill: own }) => (
          <table key={childId} class={css.paper}>
            <thead>
              <tr>
                <th colSpan={2} scope="colgroup">
                  {name} {className}
                </th>
                <th class={css.yen} scope="col">
                  {yenOf(own.total)}
                </th>
              </tr>
            </thead>
            <tbody>
              {linesOf(own).map((line) => (
                <tr key={line.key}>
                  <td>
                    {line.use && `${shortDay(line.use.day)} `}
                    {line.title || words.adjustment}
                  </td>
                  <td>{detailOf(line)}</td>
                  <td class={css.yen}>{yenOf(line.yen)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </Paper>
    ))}
  </>
)

const Payments = ({ answer, bill }: { answer: Month; bill: Household }) => (
  <table class={css.paper}>
    <tbody>
      {answer.payments
        .filter((one) => one.billId === bill.billId)
        .map(({ id, paidOn, way, by, yen }) => (
          <tr key={id}>
            <td>{eraDay(paidOn)}</td>
            <td>
              {words.ways[way]} {by}
            </td>
            <td class={css.yen}>{yenOf(yen)}</td>
          </tr>
        ))}
    </tbody>
  </table>
)

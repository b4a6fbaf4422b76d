// 意見書: what a doctor fills in, for one child and one disease. A4 upright.
import { SOURCE_LINE } from '../../schema/infection/diseases.ts'
import { now, today } from '../kit/clock.ts'
import { clockTime, eraDay, shortDay } from '../kit/format.ts'
import { Paper } from '../office/Paper.tsx'
import type { Case } from './api.ts'
import css from './Desk.module.css'
import { words } from './words.ts'

export function Opinion({ one, place }: { one: Case; place: string }) {
  return (
    <Paper
      title={words.opinionTitle}
      line={words.opinionTo(place)}
      foot={words.printed(shortDay(today()), clockTime(now.value))}
      legend={SOURCE_LINE}
    >
      <div class={css.opinion}>
        <table class={css.wide}>
          <tbody>
            <tr>
              <th scope="row">{words.opinionChild}</th>
              <td>{one.name}</td>
            </tr>
            <tr>
              <th scope="row">{words.opinionBirth}</th>
              <td>{eraDay(one.birthDay)}</td>
            </tr>
            <tr>
              <th scope="row">{words.disease}</th>
              <td>{one.disease.name}</td>
            </tr>
            <tr>
              <th scope="row">{words.criteria}</th>
              <td>{one.disease.criteria}</td>
            </tr>
          </tbody>
        </table>
        <p>{words.opinionText}</p>
        <p>{words.opinionFrom}</p>
        <p class={css.right}>{words.opinionDate}</p>
        <table class={css.wide}>
          <tbody>
            <tr>
              <th scope="row">{words.opinionPlace}</th>
              <td class={css.blank} />
            </tr>
            <tr>
              <th scope="row">{words.opinionDoctor}</th>
              <td class={css.blank} />
            </tr>
          </tbody>
        </table>
      </div>
    </Paper>
  )
}

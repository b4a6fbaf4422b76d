// 要録の送付簿 on paper, by school; what was taken back is not printed.
import { bySchool, COPY_WORDS, METHOD_WORDS, standing } from '../../schema/keeping/delivery.ts'
import { now, today } from '../kit/clock.ts'
import { clockTime, eraDay, eraFiscalYear, shortDay } from '../kit/format.ts'
import { Paper } from '../office/Paper.tsx'
import type { Deliveries } from './api.ts'
import css from './Keeping.module.css'
import { words } from './words.ts'

export const DeliveryPaper = ({ answer }: { answer: Deliveries }) => (
  <Paper
    title={words.register}
    size="a4-landscape"
    running={eraFiscalYear(answer.from)}
    line={`${eraFiscalYear(answer.from)} ・ ${answer.facility}`}
    seals={[words.seals]}
    foot={words.printed(shortDay(today()), clockTime(now.value))}
  >
    <table class={css.paper}>
      <thead>
        <tr>
          {[words.child, words.to, words.how, words.sentOn, words.receivedOn].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      {bySchool(answer.leavers).map(([school, children]) => (
        <tbody key={school}>
          <tr>
            <th scope="rowgroup" colSpan={5}>
              {school || words.noSchool}
            </th>
          </tr>
          {children.map((child) => {
            const sent = standing(child)
            const lines = sent.length > 0 ? sent : [null]
            return lines.map((one) => (
              <tr key={one?.id ?? child.childId}>
                <td>{child.name}</td>
                <td>{one?.addressee}</td>
                <td>{one && `${METHOD_WORDS[one.method]}・${COPY_WORDS[one.copy]}`}</td>
                <td>{one && `${eraDay(one.sentOn)} ${one.by}`}</td>
                <td>{one?.receivedOn && eraDay(one.receivedOn)}</td>
              </tr>
            ))
          })}
        </tbody>
      ))}
    </table>
  </Paper>
)

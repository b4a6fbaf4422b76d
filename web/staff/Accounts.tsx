// アカウント一覧: everything that can be opened here, for the yearly check on paper.

import { type Day, dayOf } from '../../schema/kit/day.ts'
import { sayRole } from '../../schema/permission/role-words.ts'
import type { Routes } from '../../worker/staff/routes.ts'
import { Button } from '../kit/Button.tsx'
import { addressOf, type Reply } from '../kit/call.ts'
import { classes } from '../kit/classes.ts'
import { now, today } from '../kit/clock.ts'
import { clockTime, shortDay, slashDay } from '../kit/format.ts'
import { DownloadIcon, PrinterIcon } from '../kit/icons.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { plain } from '../kit/words.tsx'
import { Desk } from '../office/Desk.tsx'
import { facility, facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { Paper, paperLine } from '../office/Paper.tsx'
import { accountWords as words } from './account-words.ts'
import css from './Staff.module.css'
import { StaffTabs } from './StaffTabs.tsx'

type List = Reply<Routes, '/accounts'>
type Account = List['accounts'][number]

const HEADS = ['name', 'kind', 'what', 'door', 'since', 'last', 'second'] as const

/** With its year: the list is looked at once a year. */
const dated = (day: Day): string => `${day.slice(0, 4)}/${slashDay(day)}`

/** The cells of a line, in the order of the heads. */
const cellsOf = (one: Account, classes: List['classes']): string[] => [
  one.name,
  words[one.kind],
  [
    ...one.roles.map(({ role, classroomId }) => plain(sayRole(role, classroomId, classes))),
    ...one.relations.map(({ relationship, child }) => words.relation(relationship, child)),
  ].join('・'),
  one.doors.map((door) => words[door]).join('・'),
  dated(one.since),
  one.lastSignIn === null ? '–' : dated(dayOf(one.lastSignIn)),
  one.secondFactor === null ? '–' : one.secondFactor ? words.has : words.hasNot,
]

export function Accounts() {
  const loaded = useLoad<List>(addressOf(facilityId(), 'staff', '/accounts'))
  const list = loaded?.data.value
  const lines = list?.accounts.map((one) => ({ one, cells: cellsOf(one, list.classes) })) ?? []
  const line = paperLine(facility.value?.name, today())
  return (
    <Desk
      title={words.title}
      name={words.title}
      second={list && words.count(list.accounts.length)}
      end={
        <>
          {mayHere('staff.export') && (
            <Button icon={DownloadIcon} href={addressOf(facilityId(), 'staff', '/accounts/file')} download="">
              CSV
            </Button>
          )}
          <Button icon={PrinterIcon} onClick={() => print()}>
            {words.print}
          </Button>
        </>
      }
      paper={
        list && (
          <Paper
            title={words.title}
            size="a4-landscape"
            seals={[words.director, words.checker]}
            line={line}
            running={line}
            foot={words.printed(shortDay(today()), clockTime(now.value))}
          >
            <table class={classes(css.paper, css.accounts)}>
              <thead>
                <tr>
                  {HEADS.map((head) => (
                    <th key={head} scope="col">
                      {words[head]}
                    </th>
                  ))}
                  <th scope="col">{words.seal}</th>
                </tr>
              </thead>
              <tbody>
                {lines.map(({ cells }, index) => (
                  <tr key={index}>
                    {cells.map((cell, place) => (
                      <td key={place}>{cell}</td>
                    ))}
                    <td>□</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Paper>
        )
      }
    >
      <StaffTabs current="accounts" />
      <p class={css.second}>{words.more}</p>
      {!list ? (
        <Loading from={loaded} />
      ) : (
        <Table caption={words.title} columns={HEADS.map((id) => ({ id, head: words[id] }))}>
          {lines.map(({ cells }, index) => (
            <Line key={index}>
              {cells.map((cell, place) => (
                <Cell key={place} name={place === 0} of={words[HEADS[place] ?? 'name']}>
                  {cell}
                </Cell>
              ))}
            </Line>
          ))}
        </Table>
      )}
    </Desk>
  )
}

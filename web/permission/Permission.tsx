// 権限: who may do what, drawn from the matrix by which the server decides.

import { isWide } from '../../schema/permission/matrix.ts'
import { ROLE_WORDS } from '../../schema/permission/role-words.ts'
import { CAPABILITY_WORDS, FEATURE_WORDS } from '../../schema/permission/words.ts'
import type { Routes } from '../../worker/permission/routes.ts'
import { Button } from '../kit/Button.tsx'
import { addressOf, type Reply } from '../kit/call.ts'
import { now, today } from '../kit/clock.ts'
import { clockTime, shortDay } from '../kit/format.ts'
import { PrinterIcon } from '../kit/icons.tsx'
import { useLoad } from '../kit/use-load.ts'
import { plain } from '../kit/words.tsx'
import { Desk, Part } from '../office/Desk.tsx'
import { facility, facilityId } from '../office/desk.ts'
import { Paper, paperLine } from '../office/Paper.tsx'
import { type Mark, type Row, rowsByGroup, STAFF } from './cells.ts'
import css from './Permission.module.css'
import { words } from './words.ts'

type Here = Reply<Routes, '/'>
const MEANING: Record<Mark, 'allMore' | 'ownMore' | 'childMore' | 'yesMore' | 'noMore'> = {
  all: 'allMore',
  own: 'ownMore',
  child: 'childMore',
  yes: 'yesMore',
  no: 'noMore',
}

export function Permission() {
  const here = useLoad<Here>(addressOf(facilityId(), 'permission', '/'))?.data.value ?? undefined
  const line = paperLine(facility.value?.name, today())
  return (
    <Desk
      title={words.title}
      name={words.title}
      second={facility.value?.name}
      end={
        <Button icon={PrinterIcon} onClick={() => print()}>
          {words.print}
        </Button>
      }
      paper={
        <Paper
          title={words.title}
          size="a4-landscape"
          line={line}
          running={line}
          foot={words.printed(shortDay(today()), clockTime(now.value))}
        >
          <Legend />
          <Grid here={here} />
          <h3 class={css.paperTitle}>{words.rules}</h3>
          <Rules />
        </Paper>
      }
    >
      <p>{words.more}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section class={css.frame} aria-label={words.region} tabIndex={0}>
        <Grid here={here} />
      </section>
      <Part title={words.legend}>
        <Legend />
      </Part>
      <Part title={words.rules}>
        <Rules />
      </Part>
    </Desk>
  )
}

function Grid({ here }: { here: Here | undefined }) {
  return (
    <table class={css.table}>
      <caption class="unseen">{words.title}</caption>
      <thead>
        <tr>
          <th scope="col">{words.action}</th>
          <th scope="col">{words.guardian}</th>
          {STAFF.map((role) => (
            <th key={role} scope="col">
              {plain(ROLE_WORDS[role])}
              {isWide(role, 'class') && <Tag more={words.secondMore}>{words.second}</Tag>}
              {here && <span class={css.people}>{words.people(here.people[role] ?? 0)}</span>}
            </th>
          ))}
          {[words.officer, words.operator].map((name) => (
            <th key={name} scope="col">
              {name}
              <Tag more={words.secondMore}>{words.second}</Tag>
            </th>
          ))}
          <th scope="col">{words.tablet}</th>
          <th scope="col">{words.pin}</th>
        </tr>
      </thead>
      {rowsByGroup().map(({ group, title, rows }) => (
        <tbody key={group}>
          <tr>
            <th scope="rowgroup" colSpan={6 + STAFF.length} class={css.group}>
              {title}
            </th>
          </tr>
          {rows.map((row) => (
            <Line key={row.action} row={row} here={here} />
          ))}
        </tbody>
      ))}
    </table>
  )
}

function Line({ row, here }: { row: Row; here: Here | undefined }) {
  const { rule, title, guardian, capability, staff, officer, operator, tablet, pin } = row
  const off = rule.feature !== undefined && (here?.switchedOff.includes(rule.feature) ?? false)
  return (
    <tr>
      <th scope="row">
        {plain(title)}
        {rule.fresh && <Tag more={words.proofMore}>{words.proof}</Tag>}
        {rule.desk && <Tag more={words.deskMore}>{words.desk}</Tag>}
        {rule.sensitive && <Tag more={words.own2More}>{words.own2}</Tag>}
        {rule.feature && <Tag more={`${words.stopMore}（${FEATURE_WORDS[rule.feature]}）`}>{off ? words.off : words.stop}</Tag>}
      </th>
      <td>
        <Cell mark={guardian} />
        {capability && <span class={css.people}>{plain(CAPABILITY_WORDS[capability])}</span>}
      </td>
      {STAFF.map((role, index) => (
        <td key={role}>
          <Cell mark={staff[index] ?? 'no'} />
        </td>
      ))}
      {[officer, operator, tablet, pin].map((mark, index) => (
        <td key={index}>
          <Cell mark={mark} />
        </td>
      ))}
    </tr>
  )
}

const Tag = ({ more, children }: { more: string; children: string }) => (
  <span class={css.tag} title={more}>
    {children}
  </span>
)

/** The mark for the eye, its meaning for a screen reader. */
const Cell = ({ mark }: { mark: Mark }) => (
  <>
    <span aria-hidden="true" class={mark === 'no' ? css.no : css.mark}>
      {words[mark]}
    </span>
    <span class="unseen">{words[MEANING[mark]]}</span>
  </>
)

const Legend = () => (
  <dl class={css.legend}>
    {(Object.keys(MEANING) as Mark[]).map((mark) => (
      <div key={mark}>
        <dt>{words[mark]}</dt>
        <dd>{words[MEANING[mark]]}</dd>
      </div>
    ))}
    {(
      [
        [words.proof, words.proofMore],
        [words.desk, words.deskMore],
        [words.own2, words.own2More],
        [words.stop, words.stopMore],
        [words.second, words.secondMore],
      ] as const
    ).map(([mark, more]) => (
      <div key={mark}>
        <dt>{mark}</dt>
        <dd>{more}</dd>
      </div>
    ))}
  </dl>
)

const Rules = () => (
  <ol class={css.rules}>
    {[words.rule1, words.rule2, words.rule3, words.rule4, words.rule5, words.rule6, words.rule7, words.rule8].map((rule) => (
      <li key={rule}>{rule}</li>
    ))}
  </ol>
)

// A paper as it is read and printed: the head every paper has, the boxes with names and days, each section with its lines.
import { type ComponentChildren, Fragment } from 'preact'
import type { Cadence, Section } from '../../schema/document/kind.ts'
import { fieldName } from '../../schema/document/kind.ts'
import { type Day, dayOf } from '../../schema/kit/day.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { classes } from '../kit/classes.ts'
import { now, today } from '../kit/clock.ts'
import { clockTime, eraFiscalYear, eraYear, longDay, monthDay, shortDay } from '../kit/format.ts'
import { later } from '../kit/later.tsx'
import { Paper, paperLine } from '../office/Paper.tsx'
import type { PaperState } from './Approval.tsx'
import type { Opened } from './api.ts'
import css from './Document.module.css'
import { monthOf } from './kind-words.ts'
import { SchoolRecordPaper } from './SchoolRecordPaper.tsx'
import { words } from './words.ts'

const PaperPhotos = later(() => import('./PaperPhotos.tsx').then((file) => file.PaperPhotos))

/** 11月20日（金）, or of a longer paper the days from and to. */
export const spanText = ({ startsOn, endsOn }: Opened): string =>
  startsOn === endsOn ? longDay(startsOn) : `${shortDay(startsOn)}〜${shortDay(endsOn)}`

/** 令和8年度 ・ ○○保育園, with the day or the month of the paper; a longer one names its days beside its class. */
const placeAndTime = (cadence: Cadence, facility: string, day: Day): string =>
  cadence === 'day' || cadence === 'once'
    ? paperLine(facility, day)
    : [eraFiscalYear(day), facility, ...(cadence === 'month' ? [eraYear(day) + monthOf(day)] : [])].join(' ・ ')

interface WrittenProps {
  opened: Opened
  textOf: (field: string) => ComponentChildren
  /** It goes to somebody outside: nothing stands in it that was not written in it. */
  leaves?: boolean
}

export interface PaperOf {
  opened: Opened
  state: PaperState
  textOf: (field: string) => string
  /** 開示用の写し: what its head says of that, and every later page in a word. */
  copy?: { title: string; line: string } | undefined
}

/** The sections as they stand on the paper: two halves beside each other, everything else in a line of its own. */
const linesOf = (sections: readonly Section[]): Section[][] =>
  sections.reduce<Section[][]>((lines, section) => {
    const last = lines.at(-1)
    if (section.half && last?.length === 1 && last[0]?.half) last.push(section)
    else lines.push([section])
    return lines
  }, [])

/** What is written, section by section. */
export const WrittenPaper = ({ opened, textOf, leaves = false }: WrittenProps) => (
  <>
    {linesOf(opened.kind.sections).map((line) => (
      <div key={line[0]?.key} class={classes(line.length > 1 && css.halves, line[0]?.turn && css.turn)}>
        {line.map((section) => (
          <section key={section.key} class={css.read} aria-label={section.title}>
            <h2 class={css.readHead}>{section.title}</h2>
            <Written {...{ section, opened, textOf, leaves }} />
          </section>
        ))}
      </div>
    ))}
  </>
)

function Written({ section, opened, textOf, leaves }: WrittenProps & { section: Section }) {
  const { key, shape, columns = [] } = section
  if (shape === 'text')
    return (
      <>
        <p class={css.written}>{textOf(key) || words.nothing}</p>
        {section.gather === 'photos' && !leaves && <PaperPhotos {...{ opened, section }} />}
      </>
    )
  const children = opened.snapshot?.children ?? opened.children.map(({ id, name }): [string, string] => [id, name])
  const rows =
    shape === 'grid'
      ? (section.rows ?? []).map((row) => ({ key: row.key, title: row.title, childId: null }))
      : children.map(([id, name]) => ({ key: id, title: name, childId: id }))
  return (
    <table class={css.table}>
      {columns.length > 1 && (
        <thead>
          <tr>
            <th scope="col">{shape === 'by-child' ? words.child : ''}</th>
            {columns.map((column) => (
              <th key={column.key} scope="col">
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              {row.title}
              {row.childId && !leaves && <AllergensOf childId={row.childId} />}
            </th>
            {columns.map((column) => (
              <td key={column.key} class={css.written}>
                {textOf(fieldName(key, row.key, column.key))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The same on the sheet of its kind. */
export function DocumentPaper({ opened, state, textOf, copy }: PaperOf) {
  if (opened.kind.form === 'school_record') return <SchoolRecordPaper {...{ opened, state, textOf, copy }} />
  const { kind, subject, facility, startsOn, snapshot } = opened
  const writers = (snapshot?.writers ?? opened.writers).join('・')
  const size = kind.paper.landscape ? (kind.paper.size === 'A3' ? 'a3-landscape' : 'a4-landscape') : 'a4'
  const draft = state.at !== 'decided'
  // 第1報, 第2報: each is a version of the paper.
  const edition = opened.reports[state.version - 1]?.title ?? (state.version > 1 ? words.version(String(state.version)) : '')
  return (
    <Paper
      title={kind.title}
      size={size}
      running={[snapshot?.subject ?? subject.name, ...(copy ? [copy.title] : [])].join('　')}
      line={
        <>
          {placeAndTime(kind.cadence, snapshot?.facility ?? facility, startsOn)}
          <br />
          <b>{snapshot?.subject ?? subject.name}</b>　{spanText(opened)}
          {opened.children.length > 0 && !copy && `　${words.count(String(opened.children.length))}`}
          {writers && `　${words.writers(writers)}`}
          {edition && `　${edition}`}
          {draft && <b class={css.draft}>{words.draft}</b>}
          {copy && (
            <>
              <br />
              {copy.line}
            </>
          )}
        </>
      }
      seals={[
        ...kind.approval.toReversed().map((box, back) => {
          const stamp = state.stamps[kind.approval.length - 1 - back]
          return {
            title: box.title,
            mark: stamp && <Mark step={stamp.step} more={[stamp.own && words.own, stamp.stoodIn && words.stoodIn]} />,
          }
        }),
        { title: words.writer, mark: state.submitted && <Mark step={state.submitted} more={[]} /> },
      ]}
      foot={words.printed(shortDay(today()), clockTime(now.value))}
    >
      <WrittenPaper opened={opened} textOf={textOf} leaves={copy !== undefined} />
    </Paper>
  )
}

/** Who stamped, on which day, and what else there is to say of it. */
const Mark = ({ step, more }: { step: { by: string; at: number }; more: readonly (string | false)[] }) => (
  <>
    {step.by}
    <br />
    {eraYear(dayOf(step.at))}
    <br />
    {monthDay(dayOf(step.at))}
    {more.map(
      (word) =>
        word && (
          <Fragment key={word}>
            <br />
            {word}
          </Fragment>
        ),
    )}
  </>
)

// 保育所児童保育要録 as the national form has it, A4 upright: 入所に関する記録, 保育に関する記録, and the ten images on a 別紙. Its headings and
// printed words come with the kind, so that an old paper keeps those it was written with.
import { fieldName } from '../../schema/document/kind.ts'
import { stepWord } from '../../schema/document/words.ts'
import { dayOf } from '../../schema/kit/day.ts'
import { now, today } from '../kit/clock.ts'
import { clockTime, eraDay, shortDay } from '../kit/format.ts'
import { Paper } from '../office/Paper.tsx'
import type { Opened } from './api.ts'
import paper from './Document.module.css'
import type { PaperOf } from './DocumentPaper.tsx'
import css from './SchoolRecord.module.css'
import { words } from './words.ts'

export function SchoolRecordPaper({ opened, state, textOf, copy }: PaperOf) {
  const { kind } = opened
  const admission = (row: string): string => textOf(fieldName('admission', row, 'text'))
  const name = admission('name') || opened.subject.name
  const titleOf = (section: string): string => kind.sections.find(({ key }) => key === section)?.title ?? ''
  const printed = (key: string) => kind.printed?.find((one) => one.key === key)
  const marks = [...(state.submitted ? [state.submitted] : []), ...state.stamps.flatMap((stamp) => stamp?.step ?? [])]
  const sheet = {
    title: kind.title,
    legend: marks.length > 0 && (
      <p>
        {words.electronic(
          marks.map((step) => words.approvedBy(stepWord(kind, step), step.by, eraDay(dayOf(step.at)))).join('　'),
        )}
      </p>
    ),
    foot: words.printed(shortDay(today()), clockTime(now.value)),
  }
  const marked = (
    <>
      {state.at !== 'decided' && <b class={paper.draft}>{words.draft}</b>}
      {copy && (
        <>
          <br />
          {copy.line}
        </>
      )}
    </>
  )
  return (
    <>
      <Paper
        {...sheet}
        running={name}
        line={
          <>
            {words.admissionSheet}
            {marked}
          </>
        }
      >
        <Admission titleOf={(row) => rowTitle(opened, row)} textOf={admission} />
      </Paper>
      <Paper
        {...sheet}
        line={
          <>
            {words.careSheet}
            {marked}
          </>
        }
      >
        <Care {...{ titleOf, textOf, admission }} aims={printed('aims')} images={printed('images')} />
      </Paper>
      <Paper title={kind.title} line={words.appendix} foot={sheet.foot}>
        <h3 class={css.appendix}>{printed('images')?.title}</h3>
        <dl class={css.images}>
          {printed('images')?.groups.map(({ title, lines }) => (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{lines.join('')}</dd>
            </div>
          ))}
        </dl>
      </Paper>
    </>
  )
}

const rowTitle = ({ kind }: Opened, row: string): string =>
  kind.sections.find(({ key }) => key === 'admission')?.rows?.find(({ key }) => key === row)?.title ?? ''

interface AdmissionProps {
  titleOf: (row: string) => string
  textOf: (row: string) => string
}

/** 児童 and 保護者, then a line each. */
const Admission = ({ titleOf, textOf }: AdmissionProps) => (
  <table class={css.form}>
    <tbody>
      <tr>
        <th scope="rowgroup" rowSpan={4} class={css.who}>
          {words.ofChild}
        </th>
        <th scope="row">{words.kana}</th>
        <td>{textOf('kana')}</td>
        <th scope="row">{words.sex}</th>
        <td>{textOf('sex')}</td>
      </tr>
      <Row title={words.nameOf} text={textOf('name')} large />
      <Row title={words.birthDay} text={textOf('birth')} />
      <Row title={words.addressOf} text={textOf('address')} />
      <tr>
        <th scope="rowgroup" rowSpan={3} class={css.who}>
          {words.ofGuardian}
        </th>
        <th scope="row">{words.kana}</th>
        <td colSpan={3}>{textOf('guardian_kana')}</td>
      </tr>
      <Row title={words.nameOf} text={textOf('guardian')} large />
      <Row title={words.addressOf} text={textOf('guardian_address')} />
      {['entered', 'left', 'school', 'house', 'director', 'teacher'].map((row) => (
        <tr key={row}>
          <th scope="row" colSpan={2}>
            {titleOf(row)}
          </th>
          <td colSpan={3} class={row === 'house' ? css.tall : undefined}>
            {textOf(row)}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

const Row = ({ title, text, large = false }: { title: string; text: string; large?: boolean }) => (
  <tr>
    <th scope="row">{title}</th>
    <td colSpan={3} class={large ? css.large : undefined}>
      {text}
    </td>
  </tr>
)

type Printed = NonNullable<Opened['kind']['printed']>[number]

interface CareProps {
  titleOf: (section: string) => string
  textOf: (field: string) => string
  admission: (row: string) => string
  aims: Printed | undefined
  images: Printed | undefined
}

/** The child above; the printed aims at the left, what was written in the middle, what led to it at the right with the ten names below. */
const Care = ({ titleOf, textOf, admission, aims, images }: CareProps) => (
  <>
    <table class={css.form}>
      <tbody>
        <tr>
          <th scope="row">{words.kana}</th>
          <td>{admission('kana')}</td>
          <th scope="row">{words.birthDay}</th>
          <td>{admission('birth')}</td>
        </tr>
        <tr>
          <th scope="row">{words.nameOf}</th>
          <td class={css.large}>{admission('name')}</td>
          <th scope="row">{words.sex}</th>
          <td>{admission('sex')}</td>
        </tr>
      </tbody>
    </table>
    <div class={css.care}>
      <section class={css.aims}>
        <h3>{aims?.title}</h3>
        {aims?.groups.map(({ title, lines }) => (
          <div key={title} class={css.domain}>
            <b>{title}</b>
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
        ))}
      </section>
      <section class={css.middle}>
        <h3>{words.process}</h3>
        {['year_focus', 'child_focus', 'development', 'care'].map((section) => (
          <div key={section} class={section === 'development' ? css.wide : css.written}>
            <b>（{titleOf(section)}）</b>
            <p>{textOf(section)}</p>
          </div>
        ))}
      </section>
      <section class={css.right}>
        <h3>{titleOf('before')}</h3>
        <p>{textOf('before')}</p>
        <div class={css.names}>
          <h3>{words.images}</h3>
          <p class={css.see}>{words.imagesSee}</p>
          <ul>
            {images?.groups.map(({ title }) => (
              <li key={title}>{title}</li>
            ))}
          </ul>
        </div>
      </section>
    </div>
  </>
)

// What was decided, as one file that is made while it goes out: each paper as a table and as it is kept, with its digest and its stamps, and a
// list of them all. Each page is asked for by the rights of that moment: where one ends, so does the file.
import type { Context } from 'hono'
import { decidedOf } from '../../schema/document/decided.ts'
import { type Kind, kindFor, placeOf } from '../../schema/document/kind.ts'
import { kindOf } from '../../schema/document/kinds.ts'
import { CONTENTS_HEAD, daysOf, marksOf, PAPER_COLUMNS, paperLines, stepDays } from '../../schema/document/lines.ts'
import { PURPOSE_WORDS } from '../../schema/document/purpose.ts'
import type { Snapshot } from '../../schema/document/snapshot.ts'
import { type DecidedFile, MOST_DECIDED_DAYS } from '../../schema/document/taken.ts'
import { stepWord } from '../../schema/document/words.ts'
import { writeCsv } from '../../schema/kit/csv.ts'
import { daysBetween } from '../../schema/kit/day.ts'
import { eraSpan } from '../../schema/kit/era.ts'
import type { Id } from '../../schema/kit/id.ts'
import { nameOfHouse } from '../growth/queries.ts'
import { madeAt } from '../kit/answer-table.ts'
import { attachment, fileName } from '../kit/attachment.ts'
import type { App } from '../kit/context.ts'
import { badInput, notFound } from '../kit/fail.ts'
import { logReading } from '../kit/log-reading.ts'
import { read } from '../kit/scope.ts'
import { type Entry, zipStream } from '../kit/zip.ts'
import { type After, classNamed, decidedPage, type KeptStep, PAGE, type Wanted, weighed } from './decided-queries.ts'
import { asForms, formRows } from './forms.ts'

/** What the two files of a paper weigh beside the words of each, and how often they hold these. */
const BESIDE = 1_500
const TIMES = 2.3

interface Made extends Wanted {
  facility: string
  forms: readonly Kind[]
  /** Of which class, or that it is of the house. */
  of: string
  /** For what, by whom and when: in every file of it. */
  mark: string
}

/** Hands the file out once it is written down who takes it, and what for. */
export async function takeDecided(c: Context<App>, query: DecidedFile) {
  const { from, to, purpose } = query
  const classId = query.class ?? null
  const span = daysBetween(from, to)
  if (span < 0 || span >= MOST_DECIDED_DAYS) throw badInput(`日（to）: ${MOST_DECIDED_DAYS}日分までにしてください`, 'to')
  const asked: Wanted = { from, to, classId }
  const { who, rows } = await read(c, (db) => [
    nameOfHouse(db, c.get('scope').facilityId),
    classNamed(db, c.get('scope').facilityId, classId),
    weighed(c, db, asked),
    formRows(db, c.get('scope').facilityId),
  ])
  const [[house], [classroom], [weight], own] = rows
  if (!house || (classId !== null && !classroom)) throw notFound()
  const { papers, bytes } = weight ?? { papers: 0, bytes: 0 }
  if (papers === 0) throw badInput('日（from）: その期間に決裁された書類はありません', 'from')
  await logReading(c, '', { exported: 'zip', purpose, from, to, papers, ...(classId === null ? {} : { classId }) })
  const of = classroom?.name ?? '園ぜんたい'
  const mark = `目的 ${PURPOSE_WORDS[purpose]}　${madeAt(c)} ${who.name}`
  c.header('Content-Type', 'application/zip')
  c.header('Content-Disposition', attachment(`決裁済の書類_${of}_${from}_${to}.zip`))
  c.header('X-About-Bytes', String(Math.round(bytes * TIMES + papers * BESIDE)))
  return c.body(zipStream(partsOf(c, { ...asked, facility: house.name, forms: asForms(own), of, mark }), c.get('now')))
}

const text = (name: string, content: string): Entry => ({ name, bytes: new TextEncoder().encode(content) })
const csv = (name: string, rows: Parameters<typeof writeCsv>[0]): Entry => text(`${name}.csv`, writeCsv(rows))

async function* partsOf(c: Context<App>, made: Made): AsyncGenerator<Entry> {
  yield text('はじめに.txt', aboutIt(made))
  const contents: string[][] = []
  let after: After = { startsOn: '', id: '' }
  for (let more = true; more; ) {
    const { who, rows } = await read(c, (db) => [decidedPage(c, db, made, after)])
    const [page] = rows
    for (const { steps, ...paper } of page) {
      const kind = kindOf(paper.kind, paper.version, made.forms)
      if (kind) yield* versionsOf(made, { ...paper, kind, steps: JSON.parse(steps) as KeptStep[] }, who.kept, contents)
    }
    after = page.at(-1) ?? after
    more = page.length === PAGE
  }
  yield csv('目次', [
    [`決裁済の書類　${made.of}　${made.from}〜${made.to}`],
    [made.facility],
    [made.mark],
    CONTENTS_HEAD,
    ...contents,
  ])
}

interface Paper {
  kind: Kind
  childName: string
  className: string
  startsOn: string
  endsOn: string
  steps: readonly KeptStep[]
}

/** Each version of a paper that was decided, as two files; `contents` learns of it. `kept`: children whom a block keeps from the reader. */
function* versionsOf(made: Made, paper: Paper, kept: ReadonlySet<Id>, contents: string[][]): Generator<Entry> {
  const { kind, childName, className, startsOn, endsOn, steps } = paper
  for (const state of decidedOf(kind.approval, steps)) {
    const { submitted, version } = state
    const whole = submitted?.snapshot ?? null
    const snapshot = whole && withoutKept(kind, whole, kept)
    const leftOut = snapshot !== whole
    const place = String(contents.length + 1).padStart(4, '0')
    const named = [startsOn, snapshot?.subject, version > 1 ? `第${version}版` : '', place].filter(Boolean).join('_')
    const name = `${fileName(kind.title)}/${fileName(named)}`
    contents.push([
      ...[snapshot ? name : '', kind.title, className, kind.about === 'class' ? '' : (snapshot?.subject ?? childName)],
      ...[daysOf(startsOn, endsOn), String(version), snapshot?.writers.join('・') ?? ''],
      ...[...stepDays(kind.approval, state), submitted?.digest ?? ''],
      snapshot ? (leftOut ? '見られない子どもの行を除いています' : '') : '廃棄済',
    ])
    if (!snapshot) continue
    const form = kindFor(kind, snapshot.classAge)
    yield csv(name, [
      [`${kind.title}　${snapshot.subject}　${eraSpan(startsOn, endsOn)}`],
      [snapshot.facility],
      [['決裁済', `第${version}版`, ...marksOf(kind, state)].join('　')],
      [`書いた人 ${snapshot.writers.join('・')}`],
      [made.mark],
      PAPER_COLUMNS.map(([heading]) => heading),
      ...paperLines(form, snapshot.children, (field) => snapshot.texts[field] ?? ''),
    ])
    const stamps = [submitted, ...state.stamps.map((stamp) => stamp?.step ?? null)].flatMap((step) =>
      step
        ? [{ step: stepWord(kind, step), kind: step.kind, role: step.role, by: step.by, at: step.at, digest: step.digest }]
        : [],
    )
    const record = { kind: kind.key, kindVersion: kind.version, title: kind.title, version, stamps, leftOut, snapshot }
    yield text(`${name}.json`, JSON.stringify({ mark: made.mark, digest: submitted?.digest, ...record }, null, 1))
  }
}

/** What was handed in, without the rows of those children; itself where it has none of them. */
function withoutKept(kind: Kind, snapshot: Snapshot, kept: ReadonlySet<Id>): Snapshot {
  const children = snapshot.children.filter(([id]) => !kept.has(id))
  const texts = Object.entries(snapshot.texts).filter(([field]) => !kept.has(placeOf(kind, field)?.childId ?? ''))
  const whole = children.length === snapshot.children.length && texts.length === Object.keys(snapshot.texts).length
  return whole ? snapshot : { ...snapshot, children, texts: Object.fromEntries(texts) }
}

const aboutIt = ({ facility, of, from, to, mark }: Made): string =>
  [
    `決裁済の書類　${of}　${from}〜${to}`,
    facility,
    mark,
    '',
    '目次.csv に、入っている書類がならんでいます。この期間にかかる書類で、決裁されたものだけです。',
    '書類ごとに csv と json があります。csv は表計算ソフトで、json はほかのソフトで読めます。',
    'json の digest は、提出された内容（snapshot）の要約値です。[snapshot] を空白なしの JSON で書いたものの SHA-256 を',
    'base64url で書いた、はじめの22文字です。確認・決裁のひとつひとつが、同じ要約値をもっています。',
    '個人情報が入っています。目的のほかには使わず、使いおわったら消してください。',
    '',
  ].join('\r\n')

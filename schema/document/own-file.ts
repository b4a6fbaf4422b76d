// 様式ファイル: a paper of a kind in the house's own Excel or Word form, into which its texts are put where tags stand (schema/kit/form-file). Which tags
// there are is said by the kind: its sections by what they are called.
import * as v from 'valibot'
import { type Day, dayOf, fiscalYearOf } from '../kit/day.ts'
import { eraDay, eraSpan, eraYear } from '../kit/era.ts'
import { BETWEEN, type Filling, plainName, type Tags } from '../kit/form-file/tag.ts'
import type { Id } from '../kit/id.ts'
import { day, id, needed, oneOf, strict } from '../kit/input.ts'
import { ROLE_WORDS } from '../permission/role-words.ts'
import { REGISTER_FORM, REGISTER_TAGS, REGISTER_TITLE } from '../presence/own-form.ts'
import type { State } from './approval.ts'
import { fieldName, type Kind, type Section } from './kind.ts'
import type { NamedStep } from './lines.ts'

export const FILE_FORMATS = ['xlsx', 'docx'] as const
export type FileFormat = (typeof FILE_FORMATS)[number]

const kindKey = v.pipe(needed(40), v.regex(/^\w+$/, '正しい種類ではありません'))

/** The kind a file is for, from which day on papers that begin go out in it, and what it is called. */
export const keepOwnFile = strict({ id, kind: kindKey, startsOn: day, name: needed(120) })
export type KeepOwnFile = v.InferOutput<typeof keepOwnFile>
/** From that day on papers go out in the product's own form again. */
export const endOwnFile = strict({ id, kind: kindKey, startsOn: day })
export type EndOwnFile = v.InferOutput<typeof endOwnFile>
/** A file to begin with, that has every tag of the kind. */
export const beginFile = strict({ kind: kindKey, format: oneOf(FILE_FORMATS) })
export type BeginFile = v.InferOutput<typeof beginFile>

/** A file of a house, without its bytes; of one that ends their use there is no format. */
export interface OwnFile {
  kind: string
  number: number
  startsOn: Day
  name: string
  format: FileFormat | null
  /** Of the house's own, or of its city's. */
  from: 'house' | 'city'
  by: string
  at: number
}

/** The file in which papers go out that begin on a day: of those that count by then the last that was made. */
export const ownFileOn = <One extends Pick<OwnFile, 'kind' | 'startsOn' | 'number' | 'format'>>(
  files: readonly One[],
  kind: string,
  on: Day,
): One | null => {
  const counting = files.filter((one) => one.kind === kind && one.startsOn <= on)
  const last = counting
    .sort((a, b) => (a.startsOn === b.startsOn ? a.number - b.number : a.startsOn < b.startsOn ? -1 : 1))
    .at(-1)
  return last?.format ? last : null
}

/** In it stands 下書き until a paper is decided; no form is without. */
export const STATE_TAG = '状態'
export const HEAD_TAGS = [
  ...['園名', '書類名', STATE_TAG, '年度', '期間', 'はじまりの日', 'おわりの日', '年', '月', '日'],
  ...['クラス', '名前', '人数', '書いた人', '版', '作成日'],
] as const
const CHILD = '氏名'
const NAME = '氏名'
const ON = '日付'

/** The boxes of a paper: 提出, and what the kind asks of whom. */
const boxesOf = ({ approval }: Pick<Kind, 'approval'>): string[] => [
  ['提出', '担任'].join(BETWEEN),
  ...approval.map(({ title, role }) => [title, ROLE_WORDS[role]].join(BETWEEN)),
]

interface Place {
  section: Section
  /** What its tags are called by. */
  name: string
}

/** The sections with a name each: two that are called alike are numbered, and one that is called as the head is too. */
function placesOf({ sections }: Pick<Kind, 'sections'>): Place[] {
  const taken = new Set<string>(HEAD_TAGS.map(plainName))
  return sections.map((section) => {
    const kindOfName = section.shape === 'by-child' ? 'table ' : ''
    const names = [section.title, ...Array.from({ length: sections.length }, (_, count) => `${section.title}${count + 2}`)]
    const name = names.find((one) => !taken.has(kindOfName + plainName(one))) ?? section.key
    taken.add(kindOfName + plainName(name))
    return { section, name }
  })
}

/** The fields of a section that has no row for each child, each with the name of its tag. */
function fieldsIn({ section, name }: Place): { field: string; tag: string }[] {
  const { key, shape, rows = [], columns = [] } = section
  if (shape === 'text') return [{ field: key, tag: name }]
  return rows.flatMap((row) =>
    columns.map((column) => ({
      field: fieldName(key, row.key, column.key),
      tag: [name, ...(rows.length > 1 ? [row.title] : []), ...(columns.length > 1 ? [column.title] : [])].join(BETWEEN),
    })),
  )
}

/** Every tag a form of the kind may use. */
export function tagsOf(kind: Pick<Kind, 'approval' | 'sections'>): Tags & {
  /** Those that hold what people write. */
  texts: readonly string[]
  /** All of them, by what they belong to. */
  groups: readonly { title: string; tags: string[] }[]
} {
  const places = placesOf(kind)
  const boxes = boxesOf(kind).flatMap((box) => [box, [box, NAME].join(BETWEEN), [box, ON].join(BETWEEN)])
  const tables = Object.fromEntries(
    places
      .filter(({ section }) => section.shape === 'by-child')
      .map(({ section, name }) => [name, [CHILD, ...(section.columns ?? []).map(({ title }) => title)]]),
  )
  const groups = places.map((place) => ({
    title: place.section.title,
    tags:
      place.section.shape === 'by-child'
        ? (tables[place.name] ?? []).map((column) => [place.name, column].join(BETWEEN))
        : fieldsIn(place).map(({ tag }) => tag),
  }))
  return {
    values: [
      ...HEAD_TAGS,
      ...boxes,
      ...places.filter(({ section }) => section.shape !== 'by-child').flatMap((one) => fieldsIn(one).map(({ tag }) => tag)),
    ],
    tables,
    required: [STATE_TAG],
    texts: groups.flatMap((one) => one.tags),
    groups: [{ title: '書類', tags: [...HEAD_TAGS] }, { title: '決裁', tags: boxes }, ...groups],
  }
}

/** What a house may have a form of its own for: a kind of paper, or 出席簿. */
export interface FormFor {
  key: string
  title: string
  tags: ReturnType<typeof tagsOf>
  paper: Pick<Kind['paper'], 'size' | 'landscape'>
}

/** That of a key, null where there is none. @param kinds the house's current kinds */
export function formFor(key: string, kinds: readonly Kind[]): FormFor | null {
  if (key === REGISTER_FORM) return { key, title: REGISTER_TITLE, tags: REGISTER_TAGS, paper: { size: 'A3', landscape: true } }
  const kind = kinds.find((one) => one.key === key)
  return kind ? { key, title: kind.title, tags: tagsOf(kind), paper: kind.paper } : null
}

/** A paper as it goes into a form. */
export interface PaperToFill {
  facility: string
  /** The class or the child by name, and the class. */
  subject: string
  className: string
  startsOn: Day
  endsOn: Day
  writers: readonly string[]
  children: readonly [Id, string][]
  textOf: (field: string) => string
  state: State<NamedStep>
  today: Day
}

/** What is put into the form of a paper. @param kind whole, as its version has it for every age */
export function fillingOf(kind: Kind, paper: PaperToFill): Filling {
  const { startsOn, endsOn, children, state, textOf } = paper
  const marks = [state.submitted, ...state.stamps.map((stamp) => stamp?.step ?? null)]
  const boxes = boxesOf(kind).flatMap((box, place): [string, string][] => {
    const step = marks[place]
    const [name, on] = step ? [step.by, eraDay(dayOf(step.at))] : ['', '']
    const how = place > 0 && state.stamps[place - 1]?.stoodIn ? '（代決）' : ''
    return [
      [box, step ? `${name}${how}\n${on}` : ''],
      [[box, NAME].join(BETWEEN), name + how],
      [[box, ON].join(BETWEEN), on],
    ]
  })
  const head: Record<(typeof HEAD_TAGS)[number], string> = {
    園名: paper.facility,
    書類名: kind.title,
    [STATE_TAG]: state.at === 'decided' ? '' : '下書き',
    年度: `${eraYear(`${fiscalYearOf(startsOn)}-05-01`)}度`,
    期間: eraSpan(startsOn, endsOn),
    はじまりの日: eraDay(startsOn),
    おわりの日: eraDay(endsOn),
    年: eraYear(startsOn),
    月: String(Number(startsOn.slice(5, 7))),
    日: String(Number(startsOn.slice(8))),
    クラス: paper.className,
    名前: paper.subject,
    人数: children.length > 0 ? String(children.length) : '',
    書いた人: paper.writers.join('・'),
    版: String(state.version),
    作成日: eraDay(paper.today),
  }
  const places = placesOf(kind)
  const fields = places.filter(({ section }) => section.shape !== 'by-child').flatMap(fieldsIn)
  return {
    values: {
      ...head,
      ...Object.fromEntries(boxes),
      ...Object.fromEntries(fields.map(({ field, tag }) => [tag, textOf(field)])),
    },
    tables: Object.fromEntries(
      places
        .filter(({ section }) => section.shape === 'by-child')
        .map(({ section: { key, columns = [] }, name }) => [
          name,
          children.map(([childId, child]) => ({
            ...Object.fromEntries(columns.map((column) => [column.title, textOf(fieldName(key, childId, column.key))])),
            [CHILD]: child,
          })),
        ]),
    ),
  }
}

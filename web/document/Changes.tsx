// 改訂: what was decided before beside what stands now, place by place; only what changed. Struck out and underlined, not told by colour.
import { useMemo } from 'preact/hooks'
import { type Change, changesIn, compareTexts, type Piece } from '../../schema/document/changes.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import type { PaperState } from './Approval.tsx'
import type { Opened } from './api.ts'
import css from './Document.module.css'
import own from './Turn.module.css'
import { turnWords } from './turn-words.ts'
import { words } from './words.ts'

interface ChangesProps {
  opened: Opened
  state: PaperState
  /** What stands in a place now. */
  textOf: (field: string) => string
}

/** 第1報, 第2報 of a kind that has them. */
const editionOf = ({ reports }: Opened, version: number): string => reports[version - 1]?.title ?? words.version(String(version))

/** Nothing of a paper that was not decided before. */
export function Changes({ opened, state, textOf }: ChangesProps) {
  const { before, kind, children } = opened
  if (!before || state.version < 2) return null
  const [from, to] = [editionOf(opened, state.version - 1), editionOf(opened, state.version)]
  const changes = changesIn(kind, before, textOf, children)
  if (changes.length === 0) return <p class={css.second}>{turnWords.noChanges(from)}</p>
  const title = turnWords.changes(from, String(changes.length))
  return (
    <section class={own.changes} aria-label={title}>
      <h2 class={css.heading}>{title}</h2>
      {changes.map((change) => (
        <Pair key={change.field} change={change} from={from} to={to} />
      ))}
    </section>
  )
}

function Pair({ change: { title, childId, was, is }, from, to }: { change: Change; from: string; to: string }) {
  const pieces = useMemo(() => compareTexts(was, is), [was, is])
  return (
    <div class={own.change}>
      <h3 class={css.readHead}>
        {title}
        {childId && <AllergensOf childId={childId} />}
      </h3>
      <div class={own.sides}>
        <Side title={turnWords.wasDecided(from)} pieces={pieces.before} as="del" />
        <Side title={turnWords.standsNow(to)} pieces={pieces.now} as="ins" />
      </div>
    </div>
  )
}

const Side = ({ title, pieces, as: Mark }: { title: string; pieces: readonly Piece[]; as: 'del' | 'ins' }) => (
  <div class={own.side}>
    <p class={css.second}>{title}</p>
    <p class={css.written}>
      {pieces.length === 0 && words.nothing}
      {pieces.map(({ text, changed }, at) => (changed ? <Mark key={at}>{text}</Mark> : text))}
    </p>
  </div>
)

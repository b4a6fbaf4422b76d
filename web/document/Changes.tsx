// 差戻し and 改訂: what was sent back, or decided, beside what stands now, place by place; only what changed. Struck out and underlined, not told by colour.
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

/** Since it was sent back, and since it was decided; nothing of a paper of which neither is so. */
export function Changes({ opened, state, textOf }: ChangesProps) {
  const { before, sentBack } = opened
  const [from, to] = [editionOf(opened, state.version - 1), editionOf(opened, state.version)]
  return (
    <>
      {sentBack && (
        <Since
          {...{ opened, textOf }}
          before={sentBack}
          from={turnWords.sentBack}
          sides={[turnWords.wasSentBack, turnWords.standsAgain]}
        />
      )}
      {before && state.version > 1 && (
        <Since {...{ opened, textOf, before, from }} sides={[turnWords.wasDecided(from), turnWords.standsNow(to)]} />
      )}
    </>
  )
}

interface SinceProps extends Pick<ChangesProps, 'opened' | 'textOf'> {
  before: NonNullable<Opened['before']>
  /** Since when, in a word, and what the two sides are called. */
  from: string
  sides: readonly [string, string]
}

function Since({ opened: { kind, children }, textOf, before, from, sides }: SinceProps) {
  const changes = changesIn(kind, before, textOf, children)
  if (changes.length === 0) return <p class={css.second}>{turnWords.noChanges(from)}</p>
  const title = turnWords.changes(from, String(changes.length))
  return (
    <section class={own.changes} aria-label={title}>
      <h2 class={css.heading}>{title}</h2>
      {changes.map((change) => (
        <Pair key={change.field} change={change} sides={sides} />
      ))}
    </section>
  )
}

function Pair({ change: { title, childId, was, is }, sides: [left, right] }: { change: Change; sides: SinceProps['sides'] }) {
  const pieces = useMemo(() => compareTexts(was, is), [was, is])
  return (
    <div class={own.change}>
      <h3 class={css.readHead}>
        {title}
        {childId && <AllergensOf childId={childId} />}
      </h3>
      <div class={own.sides}>
        <Side title={left} pieces={pieces.before} as="del" />
        <Side title={right} pieces={pieces.now} as="ins" />
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

// The children of a class in fixed places, as many columns as let everyone be seen at once.
import { useMemo, useRef, useState } from 'preact/hooks'
import { similarNames } from '../../schema/child/similar-name.ts'
import type { Id } from '../../schema/kit/id.ts'
import { kanaRow } from '../../schema/kit/kana.ts'
import type { DayRules } from '../../schema/presence/rule.ts'
import { MOST_AT_ONCE } from './fit-tiles.ts'
import type { SteadyAt } from './layouts.ts'
import type { OpenBoard } from './open-board.ts'
import { Tile } from './Tile.tsx'
import css from './Tiles.module.css'
import { useFit } from './use-fit.ts'
import { words } from './words.ts'

export interface TilesProps {
  open: OpenBoard
  rules: DayRules
  /** In the order of their readings; the same places all day. */
  children: readonly { childId: Id; name: string; kana: string; classId?: Id }[]
  /** Names of classes, when children of several are shown together. */
  classNames: ReadonlyMap<Id, string> | null
  lookOnly: boolean
  onTap: (childId: Id) => void
  onMenu: (childId: Id) => void
}

/** How long it is said that a tap was not taken, ms. */
const SAID_FOR = 5000

export function Tiles({ open, rules, children, classNames, lookOnly, onTap, onMenu }: TilesProps) {
  const place = useRef<HTMLDivElement>(null)
  const count = children.length
  const readings = children.map(({ childId, kana }) => `${childId}${kana}`).join()
  const { fit, steadyAt } = useFit(place, count, readings)
  const { missed, aim, take } = useAim(steadyAt)
  const similar = useMemo(() => similarNames(children, { sameGiven: classNames === null }), [readings, classNames === null])
  const tap = useRef(onTap)
  tap.current = onTap
  const steady = useMemo(() => (childId: Id) => tap.current(childId), [])
  const rows = count > MOST_AT_ONCE ? [...new Set(children.map(({ kana }) => kanaRow(kana)))] : []
  return (
    <div class={css.board} ref={place}>
      <p class="unseen" id="tile-hint">
        {words.menuHint}
      </p>
      <ul
        class={css.tiles}
        style={{ '--columns': fit.columns, '--rows': Math.ceil(count / fit.columns) }}
        aria-label={words.children}
        aria-describedby="tile-hint"
        onPointerDownCapture={aim}
        onClickCapture={take}
      >
        {children.map(({ childId, classId }) => {
          const child = open.childSignal(childId)
          return (
            child && (
              <Tile
                key={childId}
                child={child}
                rules={rules}
                closeness={fit.closeness}
                similar={similar.get(childId)}
                className={classId ? classNames?.get(classId) : undefined}
                lookOnly={lookOnly}
                onTap={steady}
                onMenu={onMenu}
              />
            )
          )
        })}
      </ul>
      <p class={css.missed} role="status">
        {missed && words.tilesMoved}
      </p>
      {rows.length > 1 && (
        <nav class={css.index} aria-label="五十音">
          {pairs(rows).map((pair) => (
            <button key={pair[0]} type="button" class={css.row} onClick={() => scrollTo(children, pair[0], place.current)}>
              {pair.join('・')}
            </button>
          ))}
        </nav>
      )}
    </div>
  )
}

const childAt = ({ target }: Event): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('[data-child]')?.dataset.child : undefined

/** Keeps back a tap whose finger came down where another child had stood a moment before, and says so. */
function useAim(steadyAt: SteadyAt) {
  const [missed, setMissed] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const aimed = useRef<{ childId: string | undefined; sure: boolean } | null>(null)
  const aim = (event: PointerEvent) => {
    aimed.current = { childId: childAt(event), sure: steadyAt(event.clientX, event.clientY) }
  }
  const take = (event: MouseEvent) => {
    const at = aimed.current
    aimed.current = null
    // A key is pressed on the tile that has the focus, wherever it stands.
    const misses = event.detail > 0 && at !== null && !(at.sure && at.childId === childAt(event))
    setMissed(misses)
    clearTimeout(timer.current)
    if (!misses) return
    event.stopPropagation()
    timer.current = setTimeout(() => setMissed(false), SAID_FOR)
  }
  return { missed, aim, take }
}

/** あ・か, さ・た …: five keys a finger can hit instead of ten it cannot. */
const pairs = (rows: readonly string[]): [string, ...string[]][] =>
  rows.flatMap((row, index) => (index % 2 === 0 ? [[row, ...rows.slice(index + 1, index + 2)] as [string, ...string[]]] : []))

function scrollTo(children: readonly { childId: Id; kana: string }[], row: string, board: HTMLElement | null): void {
  const first = children.find(({ kana }) => kanaRow(kana) === row)
  const tile = board?.querySelector<HTMLElement>(`[data-child="${first?.childId}"]`)
  tile?.scrollIntoView({ block: 'start' })
  tile?.focus({ preventScroll: true })
}

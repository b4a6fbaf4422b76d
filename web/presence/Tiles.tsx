// The children of a class in fixed places, as many columns as let everyone be seen at once.
import { useMemo, useRef } from 'preact/hooks'
import { similarNames } from '../../schema/child/similar-name.ts'
import type { Id } from '../../schema/kit/id.ts'
import { kanaRow } from '../../schema/kit/kana.ts'
import type { DayRules } from '../../schema/presence/rule.ts'
import { moment } from '../kit/clock.ts'
import { MOST_AT_ONCE } from './fit-tiles.ts'
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

/** After the tiles have moved by themselves (a slab was pinned above them), a tap this soon may have meant another place. */
const SETTLING = 400

export function Tiles({ open, rules, children, classNames, lookOnly, onTap, onMenu }: TilesProps) {
  const place = useRef<HTMLDivElement>(null)
  const count = children.length
  const { fit, movedAt } = useFit(place, count)
  const readings = children.map(({ childId, kana }) => `${childId}${kana}`).join()
  const similar = useMemo(() => similarNames(children, { sameGiven: classNames === null }), [readings, classNames === null])
  const tap = useRef(onTap)
  tap.current = onTap
  const steady = useMemo(
    () => (childId: Id) => {
      if (moment() - movedAt.current > SETTLING) tap.current(childId)
    },
    [],
  )
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

/** あ・か, さ・た …: five keys a finger can hit instead of ten it cannot. */
const pairs = (rows: readonly string[]): [string, ...string[]][] =>
  rows.flatMap((row, index) => (index % 2 === 0 ? [[row, ...rows.slice(index + 1, index + 2)] as [string, ...string[]]] : []))

function scrollTo(children: readonly { childId: Id; kana: string }[], row: string, board: HTMLElement | null): void {
  const first = children.find(({ kana }) => kanaRow(kana) === row)
  const tile = board?.querySelector<HTMLElement>(`[data-child="${first?.childId}"]`)
  tile?.scrollIntoView({ block: 'start' })
  tile?.focus({ preventScroll: true })
}

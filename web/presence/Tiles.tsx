// The children of a class in fixed places, as many columns as let everyone be seen at once.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { similarNames } from '../../schema/child/similar-name.ts'
import type { Id } from '../../schema/kit/id.ts'
import { kanaRow } from '../../schema/kit/kana.ts'
import type { DayRules } from '../../schema/presence/rule.ts'
import { moment } from '../kit/clock.ts'
import { type Fit, fitTiles, MOST_AT_ONCE } from './fit-tiles.ts'
import type { OpenBoard } from './open-board.ts'
import { Tile } from './Tile.tsx'
import css from './Tiles.module.css'
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
  const movedAt = useRef(0)
  const [fit, setFit] = useState<Fit>({ columns: 6, closeness: children.length > MOST_AT_ONCE ? 'dense' : 'roomy' })
  const count = children.length
  useEffect(() => {
    const element = place.current
    if (!element) return
    let top = element.offsetTop
    const measure = () => {
      if (element.offsetTop !== top) movedAt.current = moment()
      top = element.offsetTop
      const next = fitTiles(count, element.clientWidth, roomFor(element), textScale())
      setFit((known) => (known.columns === next.columns && known.closeness === next.closeness ? known : next))
    }
    const watcher = new ResizeObserver(measure)
    watcher.observe(element)
    // What stands above may grow while the tiles themselves keep their size.
    const content = element.closest('[data-page]')?.firstElementChild
    if (content) watcher.observe(content)
    measure()
    return () => watcher.disconnect()
  }, [count])

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

/** Under the sum and under the tiles, px. */
const MARGINS = 22
/** Pinned slabs, px at 100 % text: one row, two where they stand one above the other. Always reckoned with, so that the columns stay when one appears. */
const SLAB = 96
const SLABS_BESIDE = 1040

/** Height the tiles can have without scrolling: the page without what stands above them, one row of slabs included. */
function roomFor(element: HTMLElement): number {
  const page = element.closest('[data-page]')
  if (!page) return 0
  const above = [...page.querySelectorAll<HTMLElement>('[data-fixed]')].reduce((sum, part) => sum + part.offsetHeight, 0)
  const rows = page.clientWidth < SLABS_BESIDE * textScale() ? 2 : 1
  return page.clientHeight - above - SLAB * rows * textScale() - MARGINS
}

const textScale = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1

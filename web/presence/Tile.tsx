// A child's tile: one tap for the usual next act, a long press (or the menu key) for everything else.
import type { ReadonlySignal } from '@preact/signals'
import type { NamePiece } from '../../schema/child/similar-name.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { BoardChild } from '../../schema/presence/fold-board.ts'
import type { DayRules } from '../../schema/presence/rule.ts'
import { Allergens } from '../allergy/Allergens.tsx'
import { classes } from '../kit/classes.ts'
import { Edge } from '../kit/Edge.tsx'
import { Knot } from '../kit/Knot.tsx'
import { plain } from '../kit/words.tsx'
import { onMedicine } from '../medicine/medicine-opened.ts'
import { faceOf } from '../portrait/face.ts'
import { apart } from '../roll/rooms-shown.ts'
import type { Closeness } from './fit-tiles.ts'
import { nextAct } from './next-act.ts'
import css from './Tile.module.css'
import { tileView, unconfirmed } from './tile-view.ts'
import { usePress } from './use-press.ts'
import { words } from './words.ts'

export interface TileProps {
  child: ReadonlySignal<BoardChild>
  rules: DayRules
  closeness: Closeness
  /** Pieces of the reading when another child's is like it. */
  similar: readonly NamePiece[] | undefined
  /** On the board of the whole nursery. */
  className: string | undefined
  lookOnly: boolean
  onTap: (childId: Id) => void
  onMenu: (childId: Id) => void
}

/** Drawn again only when its own child changes. */
export function Tile({ child: signal, rules, closeness, similar, className, lookOnly, onTap, onMenu }: TileProps) {
  const child = signal.value
  const view = tileView(child, rules)
  const press = usePress(
    () => onTap(child.childId),
    () => onMenu(child.childId),
  )
  const longest = Math.max(...child.kana.split(' ').map((part) => part.length))
  const fresh = unconfirmed(child).length > 0
  const marks = [
    onMedicine.value.has(child.childId) && '薬',
    child.planKind === 'settling' && words.settling,
    child.visit ? words.visit[child.visit] : child.guestOf && words.guest,
    similar && (similar.some(({ differs }) => differs) ? words.similar : words.same),
  ].filter(Boolean)
  const marked = child.askOffice || child.allergens?.length || child.mark || fresh || marks.length > 0
  const long = longest > (marked ? 4 : 6)
  const face = (closeness === 'roomy' || closeness === 'close') && faceOf(child.childId)
  const act = lookOnly ? words.next.details : words.next[nextAct(child.status)]
  return (
    <li class={classes(css.place, css[closeness])}>
      <button
        type="button"
        class={classes(css.tile, css[view.fill], long && css.long)}
        data-child={child.childId}
        data-status={child.status}
        {...press}
      >
        {/* A thread of another kind is another element: changed in place, its border is not always painted anew. */}
        <Edge key={`${view.thread}${view.fill}`} thread={view.thread} tone={view.fill === 'look' ? 'look' : view.tone} />
        <span class={css.name}>
          {marked && (
            <span class={css.marks}>
              <Allergens words={child.allergens} mark={child.mark} />
              {child.askOffice && <b class={css.mark}>{words.askOffice}</b>}
              {marks.map((mark) => (
                <span key={mark} class={css.mark}>
                  {mark}
                </span>
              ))}
              {fresh && (
                <b class={css.fresh}>
                  <Knot of="answer" size={14} />
                  {words.notices}
                </b>
              )}
            </span>
          )}
          <Kana kana={child.kana} similar={similar} />
          {child.name !== child.kana && <span class={css.kanji}>{child.name}</span>}
          {className !== undefined && <span class={css.kanji}> {className}</span>}
        </span>
        {view.news && (
          <span class={classes(css.news, face && css.beside)}>
            {view.news.mark && <b>{view.news.mark} </b>}
            {view.news.text}
          </span>
        )}
        {face && <img class={css.face} src={face} alt="" draggable={false} />}
        <span class={css.state}>
          <Knot of={view.knot} size={closeness === 'roomy' ? 18 : 16} />
          <b>{plain(view.word)}</b>
          <span class={css.at}>
            {view.planned && <span class={css.planned}>{words.plan} </span>}
            {apart.value[child.childId] ?? view.at}
          </span>
        </span>
        <span class="unseen">{plain(act)}</span>
      </button>
    </li>
  )
}

/** Family and given name, each on its own line, with what differs from a similar name underlined. */
function Kana({ kana, similar }: { kana: string; similar: readonly NamePiece[] | undefined }) {
  const lines: NamePiece[][] = [[]]
  for (const { text, differs } of similar ?? [{ text: kana, differs: false }]) {
    for (const [index, part] of text.split(' ').entries()) {
      if (index > 0) lines.push([])
      if (part) lines.at(-1)?.push({ text: part, differs })
    }
  }
  return (
    <b class={css.kana}>
      {lines.map((line, index) => (
        <span key={index} class={css.line}>
          {line.map(({ text, differs }, place) => (differs ? <u key={place}>{text}</u> : text))}
          {index < lines.length - 1 && ' '}
        </span>
      ))}
    </b>
  )
}

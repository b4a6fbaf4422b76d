import type { NamePiece } from '../../schema/child/similar-name.ts'
import type { Id } from '../../schema/kit/id.ts'
import { lastAtDoor } from '../../schema/pass/rule.ts'
import type { BoardChild } from '../../schema/presence/fold-board.ts'
import { Button } from '../kit/Button.tsx'
import { Empty } from '../kit/Empty.tsx'
import { Knot } from '../kit/Knot.tsx'
import { plain, Say } from '../kit/words.tsx'
import { faceOf } from '../portrait/face.ts'
import css from './Kiosk.module.css'
import { words } from './kiosk-words.ts'

interface ChooseChildProps {
  children: readonly BoardChild[]
  similar: ReadonlyMap<Id, readonly NamePiece[]>
  chosen: readonly Id[]
  onToggle: (childId: Id) => void
  onNext: () => void
}

/** The children of a class: one tap each, brothers and sisters together. A name that is easily taken for another says so. */
export function ChooseChild({ children, similar, chosen, onToggle, onNext }: ChooseChildProps) {
  if (children.length === 0) return <Empty title={<Say w={words.nobody} />}>{''}</Empty>
  return (
    <section class={css.choose}>
      <h2>
        <Say w={words.choose} />
      </h2>
      <ul class={css.children}>
        {children.map(({ childId, kana, name, acts }) => (
          <li key={childId}>
            <button type="button" class={css.child} aria-pressed={chosen.includes(childId)} onClick={() => onToggle(childId)}>
              {faceOf(childId) && <img class={css.face} src={faceOf(childId)} alt="" draggable={false} />}
              <SimilarName kana={kana} pieces={similar.get(childId)} />
              {name !== kana && <span class={css.second}>{name}</span>}
              <span class={css.marks}>
                {lastAtDoor(acts)?.here && <Knot of="stamped" size={18} label={plain(words.here)} />}
                <SimilarMark pieces={similar.get(childId)} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {chosen.length > 0 && (
        <div class={css.foot}>
          <Button kind="give" wide onClick={onNext}>
            <Say w={words.next(chosen.length)} alone />
          </Button>
        </div>
      )}
    </section>
  )
}

/** A reading with what tells it from a similar one underlined. */
export const SimilarName = ({ kana, pieces }: { kana: string; pieces: readonly NamePiece[] | undefined }) => (
  <b class={css.kana}>
    {(pieces ?? [{ text: kana, differs: false }]).map(({ text, differs }, place) => (differs ? <u key={place}>{text}</u> : text))}
  </b>
)

export const SimilarMark = ({ pieces }: { pieces: readonly NamePiece[] | undefined }) =>
  pieces ? (
    <span class={css.mark}>
      <Say w={pieces.some(({ differs }) => differs) ? words.markSimilar : words.markSame} alone />
    </span>
  ) : null

// Whose card lies on the tray. Nothing is chosen before: who reads the card taps the same name. Another's tray is red, and there is no way on but to
// take it away.
import { useState } from 'preact/hooks'
import { removedFrom } from '../../schema/allergy/allergen.ts'
import type { NamePiece } from '../../schema/child/similar-name.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Dish } from '../../schema/meal/rule.ts'
import { readTrayCard } from '../../schema/serving/card.ts'
import { isRight, ORDINARY, type ServedDish, type Step } from '../../schema/serving/rule.ts'
import { Allergens } from '../allergy/Allergens.tsx'
import { Avatar } from '../kit/Avatar.tsx'
import { Button } from '../kit/Button.tsx'
import { FullScreen } from '../kit/FullScreen.tsx'
import { FullScreenHead } from '../kit/FullScreenHead.tsx'
import { PictureIcon } from '../kit/icons-later.tsx'
import { Knot } from '../kit/Knot.tsx'
import { later } from '../kit/later.tsx'
import { faceOf } from '../portrait/face.ts'
import { Kana } from './Kana.tsx'
import css from './Serving.module.css'
import type { Served } from './served.ts'
import { words } from './words.ts'

/** The camera comes when it is asked for: most trays are read by eye. */
const Reader = later(() => import('../pass/Reader.tsx').then((file) => file.Reader))

export interface TraySheetProps {
  child: Served
  step: Step
  /** Everybody who has a tray of its own now. */
  trays: readonly Served[]
  /** Pieces of the readings that are like another's. */
  similar: ReadonlyMap<Id, readonly NamePiece[]>
  dishes: readonly Dish[]
  onClose: () => void
  /** A tray was looked at, right or wrong. */
  onTray: (tray: string, dishes: readonly ServedDish[]) => void
  onRight: () => void
}

export function TraySheet({ child, step, trays, similar, dishes, onClose, onTray, onRight }: TraySheetProps) {
  const [wrong, setWrong] = useState<string | null>(null)
  const [right, setRight] = useState(false)
  const [reading, setReading] = useState(false)
  const [unread, setUnread] = useState<string | null>(null)
  const removed = child.allergens
  const concerned = dishes.flatMap((dish) => {
    const found = removedFrom(removed, dish.allergens)
    return found.length > 0 ? [{ name: dish.name, found }] : []
  })
  const choose = (tray: string) => {
    if (!isRight({ childId: child.childId, tray })) {
      onTray(tray, [])
      setWrong(tray)
    } else if (concerned.length > 0) setRight(true)
    else {
      onTray(tray, [])
      onRight()
    }
  }
  const read = (text: string) => {
    const childId = readTrayCard(text)
    const known = trays.some((each) => each.childId === childId)
    setUnread(childId === null ? words.notACard : known ? null : words.notToday)
    if (childId !== null && known) choose(childId)
  }
  if (wrong !== null) {
    const tray = trays.find(({ childId }) => childId === wrong)
    return (
      <FullScreen label={words.stop} onClose={() => setWrong(null)}>
        <div />
        <div class={css.stop} role="alert">
          <Knot of="overdue" size={64} plain />
          <h2>{words.stop}</h2>
          <p>{tray ? words.stopTray(tray.kana, child.kana) : words.stopOrdinary(child.kana)}</p>
          <div class={css.pair}>
            {tray && <Tray child={tray} similar={similar.get(tray.childId)} />}
            <Tray child={child} similar={similar.get(child.childId)} />
          </div>
          <p>
            <b>{child.kana}</b>　{words.stopMore(removed.join('・'))}
          </p>
          <Button class={css.away} onClick={() => setWrong(null)}>
            {words.back}
          </Button>
          <p>{words.kept}</p>
        </div>
      </FullScreen>
    )
  }
  return (
    <FullScreen label={words.which} onClose={onClose}>
      <FullScreenHead
        back={words.cancel}
        onClose={onClose}
        title={
          <>
            {child.kana}　{words.steps[step]} <Allergens words={child.allergens} />
          </>
        }
      />
      {right ? (
        <Dishes
          concerned={concerned}
          onConfirm={(made) => {
            onTray(child.childId, made)
            onRight()
          }}
        />
      ) : (
        <div class={css.body}>
          <p class={css.which}>
            <b>{words.which}</b> {words.whichMore}
          </p>
          <div class={css.camera}>
            <Button icon={PictureIcon} pressed={reading} onClick={() => setReading(!reading)}>
              {reading ? words.cameraOff : words.camera}
            </Button>
            {reading && <Reader facing="environment" onRead={read} />}
            {unread && (
              <p class={css.missed} role="alert">
                {unread}
              </p>
            )}
          </div>
          <ul class={css.trays} aria-label={words.trays}>
            {trays.map((each) => (
              <li key={each.childId}>
                <button type="button" class={css.tray} onClick={() => choose(each.childId)}>
                  <Tray child={each} similar={similar.get(each.childId)} />
                </button>
              </li>
            ))}
            <li>
              <button type="button" class={css.tray} onClick={() => choose(ORDINARY)}>
                <b class={css.kana}>{words.ordinary}</b>
              </button>
            </li>
          </ul>
        </div>
      )}
    </FullScreen>
  )
}

/** A card as it lies on the tray: face, name, what is left out. */
const Tray = ({ child, similar }: { child: Served; similar: readonly NamePiece[] | undefined }) => (
  <span class={css.label}>
    <Avatar name={child.kana.split(' ').at(-1) ?? child.kana} face={child.face ?? faceOf(child.childId)} size={64} />
    <span>
      <Kana kana={child.kana} similar={similar} />
      <Allergens words={child.allergens} />
    </span>
  </span>
)

interface DishesProps {
  concerned: readonly { name: string; found: string[] }[]
  onConfirm: (made: ServedDish[]) => void
}

/** Dish by dish what would be wrong in it, and how it came instead; nothing is preselected. */
function Dishes({ concerned, onConfirm }: DishesProps) {
  const [hows, setHows] = useState<Record<string, 'removed' | 'substitute'>>({})
  const made = concerned.flatMap(({ name }): ServedDish[] => (hows[name] ? [{ name, how: hows[name] }] : []))
  return (
    <div class={css.body}>
      <p class={css.which}>
        <b>{words.dishes}</b>
      </p>
      <ul class={css.dishes}>
        {concerned.map(({ name, found }) => (
          <li key={name} class={css.dish}>
            <b>{name}</b> <Allergens words={found} />
            <span class={css.hows}>
              {(['removed', 'substitute'] as const).map((how) => (
                <Button key={how} pressed={hows[name] === how} onClick={() => setHows({ ...hows, [name]: how })}>
                  <span class="unseen">{name} </span>
                  {words.hows[how]}
                </Button>
              ))}
            </span>
          </li>
        ))}
      </ul>
      <Button kind="give" wide class={css.confirm} disabled={made.length < concerned.length} onClick={() => onConfirm(made)}>
        {words.confirm}
      </Button>
    </div>
  )
}

// The foot of the room: what was just done and how to take it back, what is new, and the day that is shown. It has its own place under the tiles.
import { addDays, type Day } from '../../schema/kit/day.ts'
import { UNDO_WINDOW } from '../../schema/presence/rule.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { toldLately } from '../infection/door-asks.ts'
import { Button } from '../kit/Button.tsx'
import { classes } from '../kit/classes.ts'
import { second, today } from '../kit/clock.ts'
import { clockTime, shortDay } from '../kit/format.ts'
import { BellIcon } from '../kit/icons.tsx'
import { PencilIcon } from '../kit/icons-later.tsx'
import { UndoBar } from '../kit/UndoBar.tsx'
import { plain } from '../kit/words.tsx'
import type { InboxItem } from '../notice/staff/inbox.ts'
import { noticeTitle } from '../notice/staff/notice-text.ts'
import { lastDone, takeBack } from './act.ts'
import css from './Foot.module.css'
import { words } from './words.ts'

export interface FootProps {
  day: Day
  onDay: (day: Day) => void
  /** The newest notice nobody has read. */
  newest: InboxItem | undefined
  onInbox: () => void
  /** 点呼; not of a day that is over or to come. */
  onRoll: (() => void) | undefined
  /** 部屋; likewise. */
  onRooms: (() => void) | undefined
  /** 配膳の確認, where somebody has a tray of its own. */
  onServing: (() => void) | undefined
  /** 日々の記録, of today. */
  onCare: (() => void) | undefined
}

export function Foot({ day, onDay, newest, onInbox, onRoll, onRooms, onServing, onCare }: FootProps) {
  return (
    <footer class={css.foot}>
      <div class={css.left}>
        <Now newest={newest} onInbox={onInbox} />
      </div>
      {onCare && (
        <Button class={css.roll} icon={PencilIcon} onClick={onCare}>
          {words.care}
        </Button>
      )}
      {onServing && (
        <Button class={css.roll} onClick={onServing}>
          {words.serving}
        </Button>
      )}
      {onRooms && (
        <Button class={css.roll} onClick={onRooms}>
          {words.rooms}
        </Button>
      )}
      {onRoll && (
        <Button class={css.roll} onClick={onRoll}>
          {words.roll}
        </Button>
      )}
      <fieldset class={css.days} aria-label={words.days}>
        {([-1, 0, 1] as const).map((by) => {
          const shown = addDays(today(), by)
          return (
            <button
              key={by}
              type="button"
              class={classes(css.day, shown === day && css.chosen)}
              aria-pressed={shown === day}
              onClick={() => onDay(shown)}
            >
              <b>{[words.yesterday, words.today, words.tomorrow][by + 1]}</b>
              <span>{shortDay(shown)}</span>
            </button>
          )
        })}
      </fieldset>
    </footer>
  )
}

/** The undo bar while it stands, then the newest unread notice, then how to begin. */
function Now({ newest, onInbox }: Pick<FootProps, 'newest' | 'onInbox'>) {
  const done = lastDone.value
  if (done && second.value < done.at + UNDO_WINDOW) {
    const undo = () => (done.kind === 'move' ? done.undo() : void takeBack(done))
    return (
      <UndoBar until={done.at + UNDO_WINDOW} whole={UNDO_WINDOW} onUndo={undo}>
        <b>{done.kana}</b> {'childId' in done && <AllergensOf childId={done.childId} />} {saidOf(done)} {clockTime(done.at)}
      </UndoBar>
    )
  }
  if (newest) {
    return (
      <div role="status" class={css.told}>
        <button type="button" class={css.fresh} onClick={onInbox}>
          <BellIcon size={24} />
          <span>
            <b>{words.fresh}</b> {newest.children.map(({ kana }) => kana).join('・')}　{noticeTitle(newest)}
          </span>
        </button>
      </div>
    )
  }
  return (
    <p class={css.hint}>
      {plain(words.footHint)}
      {toldLately.value && <span class={css.lately}>{toldLately.value}</span>}
    </p>
  )
}

function saidOf(done: NonNullable<typeof lastDone.value>): string {
  if (done.kind === 'move') return done.said
  return done.kind === 'leave' && done.person ? `を ${done.person} におわたししました` : words.undone[done.kind]
}

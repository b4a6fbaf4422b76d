// トレイの札, eight on an A4 sheet: face, name, what is left out and until when the paper holds, with a code that the tablet reads where trays are handed out.
import type { ListedChild } from '../../schema/allergy/lay-out-allergies.ts'
import { expiryOf } from '../../schema/allergy/rule.ts'
import type { Day } from '../../schema/kit/day.ts'
import { trayCardText } from '../../schema/serving/card.ts'
import { eraDay, shortDay } from '../kit/format.ts'
import { QrCode } from '../kit/QrCode.tsx'
import { faceOf } from '../portrait/face.ts'
import css from './TrayCards.module.css'
import { cardWords as words } from './words.ts'

interface TrayCardsProps {
  facility: string
  day: Day
  children: readonly ListedChild[]
}

export const TrayCards = ({ facility, day, children }: TrayCardsProps) => (
  <section class={css.cards} lang="ja">
    {children.map((child) => {
      const { childId, kana, name, className, removed, paper } = child
      const face = faceOf(childId)
      const until = paper && expiryOf(paper)
      return (
        <article key={childId} class={css.card}>
          <div class={css.left}>
            {face ? <img class={css.face} src={face} alt="" /> : <span class={css.face} />}
            <QrCode text={trayCardText(childId)} label={words.code} class={css.code} />
          </div>
          <div class={css.right}>
            <b class={css.name}>{kana}</b>
            <span>{[name === kana ? '' : name, className ?? ''].filter(Boolean).join('　')}</span>
            <span class={css.out}>{words.out}</span>
            <b class={css.foods}>{removed.map(({ word }) => word).join('・')}</b>
            <span class={css.foot}>
              {until ? words.until(eraDay(until)) : words.noPaper}
              <br />
              {words.printed(facility, shortDay(day))}
            </span>
          </div>
        </article>
      )
    })}
  </section>
)

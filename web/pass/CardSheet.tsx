// What is printed for the entrance: cards of children, ten on an A4 sheet, class after class; and the code that hangs at the door.
import type { Id } from '../../schema/kit/id.ts'
import { cardText, entranceAddress } from '../../schema/pass/rule.ts'
import type { Routes } from '../../worker/pass/routes.ts'
import type { Reply } from '../kit/call.ts'
import { QrCode } from '../kit/QrCode.tsx'
import css from './Cards.module.css'
import { words } from './office-words.ts'

interface CardSheetProps {
  cards: readonly { childId: Id; code: string }[]
  board: Reply<Routes, '/card'>
}

/** Cards to be cut out, 91 × 55 mm, class after class. */
export function CardSheet({ cards, board }: CardSheetProps) {
  const place = (classId: Id | null) => board.classes.findIndex((one) => one.classId === classId)
  const children = board.children
    .flatMap((child) => {
      const code = cards.find(({ childId }) => childId === child.childId)?.code
      return code ? [{ ...child, code }] : []
    })
    .sort((a, b) => place(a.classId) - place(b.classId))
  return (
    <section class={css.cards} lang="ja">
      {children.map(({ childId, classId, name, kana, code }) => (
        <article key={childId} class={css.card}>
          <QrCode text={cardText(code)} label={words.qr} class={css.code} />
          <div>
            <span>
              {words.cardTitle}　{board.facility}
            </span>
            <b>{kana}</b>
            {name !== kana && <span>{name}</span>}
            <span>{board.classes.find((one) => one.classId === classId)?.name}</span>
            <span>{words.cardUse}</span>
            <span>{words.cardLost}</span>
          </div>
        </article>
      ))}
    </section>
  )
}

/** The paper for the entrance. */
export const EntranceSheet = ({ facilityId, facility, code }: { facilityId: number; facility: string; code: string }) => (
  <section class={css.sheet} lang="ja">
    <p>{facility}</p>
    <h2>{words.sheetTitle}</h2>
    <QrCode text={entranceAddress(location.origin, facilityId, code)} label={words.qr} class={css.code} />
    <div class={css.steps}>
      <p>{words.sheetScan}</p>
      <p>{words.sheetChoose}</p>
      <p>{words.sheetStay}</p>
    </div>
    <div class={css.small}>
      <p>{words.sheetEasy}</p>
      <p lang="en">{words.sheetEnglish}</p>
    </div>
  </section>
)

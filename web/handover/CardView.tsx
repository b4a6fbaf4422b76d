// 引き継ぎカード as it is read, on a tablet, a phone or paper.
import type { ComponentChildren } from 'preact'
import { type Card, isEmpty } from '../../schema/handover/card.ts'
import { FamilyCare } from '../care/FamilyCare.tsx'
import { diseaseWord } from '../infection/family-words.ts'
import { kinds as injuryKinds, parts as partWords, words } from '../injury/family-words.ts'
import { Facts } from '../kit/Facts.tsx'
import { clockTime } from '../kit/format.ts'
import { Say } from '../kit/words.tsx'
import { reasons, states } from '../medicine/family-words.ts'
import css from './Handover.module.css'

/** @param given the child's name, for screen readers */
export function CardView({ card, note, given }: { card: Card; note: string; given: string }) {
  const { temperatures, meals, milks, stools, naps } = card
  const care = {
    ...(temperatures.length > 0 && { temperatures }),
    ...(meals.length > 0 && { meals }),
    ...(milks.length > 0 && { milks }),
    ...(stools.length > 0 && { stools }),
    ...(naps.length > 0 && { naps }),
  }
  const rows: { name: ComponentChildren; is: ComponentChildren }[] = [
    ...card.doses.map((dose) => ({
      name: <Say w={words.medicines} alone />,
      is: (
        <>
          <b>
            {dose.medicine} {dose.amount}
          </b>{' '}
          <Say w={states[dose.state]} alone /> {dose.at !== null && clockTime(dose.at)}{' '}
          {dose.reason && <Say w={reasons[dose.reason]} alone />}
        </>
      ),
    })),
    ...card.illnesses.map(({ name, suspected }) => ({
      name: <Say w={words.illness} alone />,
      is: (
        <>
          <Say w={diseaseWord({ key: '', name })} alone /> {suspected && <Say w={words.suspected} alone />}
        </>
      ),
    })),
    ...card.injuries.map(({ at, parts, kinds, what, aid }) => ({
      name: <Say w={words.injury} alone />,
      is: (
        <>
          <b>
            {clockTime(at)}{' '}
            {parts.map((part) => (
              <span key={part}>
                <Say w={partWords[part]} alone />{' '}
              </span>
            ))}
            {kinds.map((kind) => (
              <span key={kind}>
                <Say w={injuryKinds[kind]} alone />{' '}
              </span>
            ))}
          </b>
          <br />
          {what} {aid}
        </>
      ),
    })),
    ...(note ? [{ name: <Say w={words.note} alone />, is: <span class={css.text}>{note}</span> }] : []),
  ]
  return (
    <div class={css.card}>
      {isEmpty(card) && !note && (
        <p class={css.second}>
          <Say w={words.nothing} />
        </p>
      )}
      {Object.keys(care).length > 0 && <FamilyCare care={care} given={given} />}
      {temperatures.some(([tenths]) => tenths >= card.feverFrom) && (
        <p class={css.fever}>
          <Say w={words.fever(`${(card.feverFrom / 10).toFixed(1)}℃`)} />
        </p>
      )}
      {rows.length > 0 && <Facts facts={rows} />}
    </div>
  )
}

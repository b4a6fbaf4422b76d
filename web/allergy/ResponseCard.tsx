// 誤食: what is done when a child may have eaten what it must not. One tap from its sheet, also without a line: a paired tablet has it in its roster.
import { useState } from 'preact/hooks'
import { foodText } from '../../schema/allergy/lay-out-allergies.ts'
import { type AllergyCard, cardOf, foldAllergy } from '../../schema/allergy/rule.ts'
import type { BoardChild } from '../../schema/presence/fold-board.ts'
import { isOver, keptRoster } from '../device/kept-roster.ts'
import { Avatar } from '../kit/Avatar.tsx'
import { Button } from '../kit/Button.tsx'
import { FullScreen } from '../kit/FullScreen.tsx'
import { FullScreenHead } from '../kit/FullScreenHead.tsx'
import { PhoneIcon } from '../kit/icons.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useLoad } from '../kit/use-load.ts'
import { faceOf } from '../portrait/face.ts'
import { PhoneNumbers } from '../presence/PhoneNumbers.tsx'
import { Allergens } from './Allergens.tsx'
import { allergy, type ChildAnswer } from './api.ts'
import { words } from './card-words.ts'
import css from './ResponseCard.module.css'

export interface ResponseCardProps {
  facility: number
  child: BoardChild
  onClose: () => void
}

const digits = (phone: string): string => phone.replace(/[^\d+]/g, '')

/** What the tablet keeps, else what the server says; where there is no paper, at least what is left out. */
function useCard(facility: number, { childId, allergens = [] }: BoardChild): AllergyCard {
  const kept = isOver.value ? undefined : keptRoster.value?.cards[childId]
  const loaded = useLoad<ChildAnswer>(kept ? null : allergy.address(facility, '/child', { childId }), { keep: true })
  const answer = loaded?.data.value
  if (kept) return kept
  return cardOf(
    answer ? foldAllergy(answer.list, answer.entries, answer) : foldAllergy(allergens, [], { today: '', warnDays: 0 }),
  )
}

export function ResponseCard({ facility, child, onClose }: ResponseCardProps) {
  const card = useCard(facility, child)
  const [phones, setPhones] = useState(false)
  const { plan } = card
  const state = words.states[card.state]
  const parts = [
    [words.steps, plan?.steps],
    [words.symptoms, card.symptoms],
    [words.watch, plan?.watch],
    [words.medicine, words.medicineAt(card.medicine, plan?.medicinePlace ?? '')],
  ] as const
  const known = parts.filter(([, text]) => text)
  return (
    <FullScreen label={words.title} onClose={onClose}>
      <FullScreenHead back={words.close} onClose={onClose} title={words.ate} />
      <div class={css.body}>
        <div class={css.who}>
          <Avatar name={child.kana.split(' ').at(-1) ?? child.kana} face={faceOf(child.childId)} size={72} />
          <div>
            <b class={css.name}>{child.kana}</b>
            {child.name !== child.kana && <span> {child.name}</span>}
            <p>
              <Allergens words={card.foods.map(foodText)} />
            </p>
          </div>
        </div>
        {(card.epipen || plan?.epipenPlace) && (
          <p class={css.epipen}>{plan?.epipenPlace ? words.epipenAt(plan.epipenPlace) : words.epipenWhere}</p>
        )}
        <div class={css.calls}>
          <Button kind="act" href="tel:119" icon={PhoneIcon}>
            {words.ambulance}
          </Button>
          {plan?.phone && (
            <Button href={`tel:${digits(plan.phone)}`} icon={PhoneIcon}>
              {words.hospital(plan.hospital)} <b>{plan.phone}</b>
            </Button>
          )}
          {!phones && (
            <Button icon={PhoneIcon} onClick={() => setPhones(true)}>
              {words.family}
            </Button>
          )}
        </div>
        {phones && <PhoneNumbers facility={facility} childId={child.childId} />}
        {card.anaphylaxis && <p class={css.grave}>{words.anaphylaxis}</p>}
        {state && <Notice tone="look" title={state} />}
        {known.length === 0 && <p>{words.noPaper}</p>}
        {known.map(([head, text]) => (
          <section key={head} class={css.part}>
            <h3>{head}</h3>
            <p>{text}</p>
          </section>
        ))}
      </div>
      <div />
    </FullScreen>
  )
}

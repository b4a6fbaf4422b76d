// 除去食: a card a child: face, name, what is left out, and which dishes of today must not be on its tray (RF03, RF11, RF13).
import { BOX_WORDS, MEAL_WORDS } from '../../schema/meal/words.ts'
import { classes } from '../kit/classes.ts'
import type { Kitchen } from './api.ts'
import css from './Kitchen.module.css'
import { words } from './kitchen-words.ts'

export function Special({ answer, faces }: { answer: Kitchen; faces: Record<string, string> }) {
  const { children, dishes, classes: rooms } = answer
  return (
    <section class={css.special} aria-label={words.special}>
      <h2>{words.special}</h2>
      {children.length === 0 ? (
        <p>{words.specialNone}</p>
      ) : (
        <ul>
          {children.map((child) => (
            <Card
              key={child.childId}
              child={child}
              room={rooms.find((one) => one.classId === child.classId)?.name ?? words.noClass}
              face={faces[child.childId]}
              dishes={dishes}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

interface CardProps {
  child: Kitchen['children'][number]
  room: string
  face: string | undefined
  dishes: Kitchen['dishes']
}

function Card({ child, room, face, dishes }: CardProps) {
  const { name, kana, allergens, form, meals, asks = [], unsafe } = child
  const asked = asks.includes('removal')
  const eats = meals.length > 0
  return (
    <li class={classes(css.card, !eats && css.rest)}>
      {face ? (
        <img class={css.face} src={`data:image/jpeg;base64,${face}`} alt="" />
      ) : (
        <span class={css.face} aria-hidden="true">
          {kana.split(' ').at(-1)?.slice(0, 1)}
        </span>
      )}
      <div class={css.who}>
        <b class={css.kana}>{kana}</b>
        <span>
          {name} ・ {room}
          {form && ` ・ ${BOX_WORDS[form]}`}
        </span>
        <ul class={css.flags}>
          {allergens.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        {!eats ? (
          <p>{words.away}</p>
        ) : unsafe.length > 0 ? (
          <p class={css.unsafe}>
            <b>{words.mustNot}</b>{' '}
            {unsafe
              .map(({ dishId, allergens: found }) => {
                const dish = dishes.find(({ id }) => id === dishId)
                return dish ? `${dish.name}（${MEAL_WORDS[dish.meal]}・${found.join('、')}）` : ''
              })
              .join('、')}
          </p>
        ) : dishes.length > 0 && !asked ? (
          <p>{words.allSafe}</p>
        ) : null}
        {eats && asked && (
          <p class={css.unsafe}>
            <b>{words.askFirst}</b>
          </p>
        )}
      </div>
    </li>
  )
}

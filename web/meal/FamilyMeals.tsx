// 献立と食材 on a parent's phone: what is served today and in the days to come, and what the child has eaten at home.
import { addMonths } from '../../schema/kit/day.ts'
import { foodWord as allergenWord } from '../allergy/family-words.ts'
import { useArrival } from '../family/arrive.ts'
import { Name } from '../family/Name.tsx'
import { childOf } from '../family/today.ts'
import { today } from '../kit/clock.ts'
import { Empty } from '../kit/Empty.tsx'
import { shortDayWord } from '../kit/format.ts'
import { Page } from '../kit/Page.tsx'
import { visit } from '../kit/router.ts'
import { Sheet } from '../kit/Sheet.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Say } from '../kit/words.tsx'
import { type Menus, meal } from './api.ts'
import css from './Family.module.css'
import { FoodCheck } from './FoodCheck.tsx'
import { listed, meals, servings, words } from './family-words.ts'
import { ingredientWord } from './food-words.ts'

type MenuOfDay = Menus['days'][number]

export function FamilyMeals() {
  useArrival(words.title)
  const child = childOf(visit.value.params.child ?? '')
  const facility = child?.facilityId ?? 0
  const month = today().slice(0, 7)
  const loaded = useLoad<Menus>(child ? meal.address(facility, '/menu', { month }) : null, { keep: true })
  const next = useLoad<Menus>(child ? meal.address(facility, '/menu', { month: addMonths(month, 1) }) : null, { keep: true })
  if (!child) return null
  const answer = loaded?.data.value
  const days = [...(answer?.days ?? []), ...(next?.data.value?.days ?? [])].filter(({ day }) => day >= today())
  const [first, ...rest] = days
  const now = first?.day === today() ? first : undefined
  const coming = now ? rest : days
  return (
    <Page title={<Say w={words.title} alone />} second={<Name>{child.given}</Name>} back="/family">
      {answer && days.length === 0 && (
        <Empty title={<Say w={words.noMenu} />}>
          <Say w={words.noMenuMore} />
        </Empty>
      )}
      {now && (
        <Sheet>
          <section class={css.part}>
            <h2>
              <Say w={words.today} />
            </h2>
            <OneDay menu={now} />
          </section>
        </Sheet>
      )}
      {child.seesHealth && <FoodCheck facility={facility} childId={child.childId} />}
      {coming.length > 0 && (
        <Sheet>
          <section class={css.part}>
            <h2>
              <Say w={words.month} />
            </h2>
            {coming.map((menu) => (
              <details key={menu.day} class={css.day}>
                <summary>
                  <b>
                    <Say w={shortDayWord(menu.day)} />
                  </b>
                  <span>{shortOf(menu)}</span>
                </summary>
                <OneDay menu={menu} />
              </details>
            ))}
          </section>
        </Sheet>
      )}
    </Page>
  )
}

/** The lunch in a line. */
const shortOf = ({ dishes, serving }: MenuOfDay) =>
  serving === 'served' ? (
    dishes
      .filter((dish) => dish.meal === 'lunch')
      .map(({ name }) => name)
      .join('、')
  ) : (
    <Say w={servings[serving]} />
  )

function OneDay({ menu }: { menu: MenuOfDay }) {
  return (
    <>
      {menu.serving !== 'served' && (
        <p>
          <b>
            <Say w={servings[menu.serving]} />
          </b>
        </p>
      )}
      {menu.own && (
        <p class={css.second}>
          <Say w={words.own} /> {menu.note}
        </p>
      )}
      <dl class={css.meals}>
        {[...Map.groupBy(menu.dishes, (dish) => dish.meal)].map(([of, dishes]) => (
          <div key={of}>
            <dt>
              <Say w={meals[of]} />
            </dt>
            {dishes.map((dish) => (
              <dd key={dish.id}>
                <span lang="ja">{dish.name}</span>
                {dish.ingredients.length > 0 && (
                  <span class={css.second}>
                    <Say w={listed(dish.ingredients.map(ingredientWord))} alone />
                  </span>
                )}
                {dish.allergens.length > 0 && (
                  <span class={css.allergens}>
                    <Say w={words.contains(listed(dish.allergens.map(allergenWord)))} />
                  </span>
                )}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </>
  )
}

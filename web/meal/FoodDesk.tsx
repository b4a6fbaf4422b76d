// 食材 at the desk: who has not eaten at home what the menu brings, raw materials that change, and the list families are asked about.
import type { ComponentChildren } from 'preact'
import { TRIAL_WORDS } from '../../schema/meal/words.ts'
import { AllergensOf } from '../allergy/Allergens.tsx'
import { today } from '../kit/clock.ts'
import { shortDay } from '../kit/format.ts'
import { Notice } from '../kit/Notice.tsx'
import { Cell, Line, Table } from '../kit/Table.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk, Part } from '../office/Desk.tsx'
import { facilityId, mayHere } from '../office/desk.ts'
import { Loading } from '../office/Loading.tsx'
import { meal, type Untried } from './api.ts'
import css from './Desk.module.css'
import { words } from './desk-words.ts'
import { FoodListPart } from './FoodList.tsx'
import { Materials } from './Materials.tsx'
import { UntriedText } from './UntriedText.tsx'

export function FoodDesk({ bar }: { bar: ComponentChildren }) {
  return (
    <Desk title={words.title} name={words.food}>
      {bar}
      <div id="meal" role="tabpanel" aria-label={words.food} class={css.panel}>
        {mayHere('meal.food') && <UntriedPart />}
        {mayHere('meal.plan') && <Materials />}
        {mayHere('meal.plan') && <FoodListPart />}
      </div>
    </Desk>
  )
}

function UntriedPart() {
  const loaded = useLoad<Untried>(meal.address(facilityId(), '/untried', { day: today() }))
  const answer = loaded?.data.value
  const children = answer?.children.filter((child) => child.ahead.length > 0) ?? []
  const roomOf = (classId: string | null) => answer?.classes.find((one) => one.classId === classId)?.name ?? ''
  return (
    <Part title={words.untried} second={words.untriedMore}>
      {!answer ? (
        <Loading from={loaded} />
      ) : (
        <>
          {answer.strange.length > 0 && (
            <Notice tone="look" title={`${words.strange}: ${answer.strange.join('、')}`}>
              {words.strangeMore}
            </Notice>
          )}
          {children.length === 0 ? (
            <p>{words.untriedNone}</p>
          ) : (
            <Table
              caption={words.untried}
              columns={[
                { id: 'child', head: words.child },
                { id: 'room', head: words.classroom, width: '8rem' },
                { id: 'today', head: words.onToday },
                { id: 'ahead', head: words.ahead },
              ]}
            >
              {children.map((child) => (
                <Line key={child.childId} tone={child.today.length > 0 ? 'look' : 'plain'}>
                  <Cell name>
                    {child.kana} <AllergensOf childId={child.childId} />
                    <p class={css.second}>
                      {words.said(child.said)}
                      {child.comesOn && ` ・ ${words.comesOn(shortDay(child.comesOn))}`}
                    </p>
                  </Cell>
                  <Cell of={words.classroom}>{roomOf(child.classId)}</Cell>
                  <Cell of={words.onToday}>
                    <UntriedText foods={child.today} />
                  </Cell>
                  <Cell of={words.ahead} muted>
                    {child.ahead.map(({ name, trial }) => `${name}（${TRIAL_WORDS[trial]}）`).join('、')}
                  </Cell>
                </Line>
              ))}
            </Table>
          )}
        </>
      )}
    </Part>
  )
}

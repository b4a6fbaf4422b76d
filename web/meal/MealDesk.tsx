// 給食 at the desk: 献立, 食数, 区分 and 職員食, 食材. 栄養士・調理 have what is not about one child.
import { useState } from 'preact/hooks'
import { Tabs } from '../kit/Tabs.tsx'
import { mayHere } from '../office/desk.ts'
import { CountDesk } from './CountDesk.tsx'
import { words } from './desk-words.ts'
import { FoodDesk } from './FoodDesk.tsx'
import { FormDesk } from './FormDesk.tsx'
import { MenuDesk } from './MenuDesk.tsx'

const TABS = { menu: MenuDesk, count: CountDesk, form: FormDesk, food: FoodDesk }
type Tab = keyof typeof TABS

export function MealDesk() {
  const [tab, setTab] = useState<Tab>('menu')
  const shown = (Object.keys(TABS) as Tab[]).filter((id) => id !== 'form' || mayHere('meal.form') || mayHere('meal.staff'))
  const tabs = shown.map((id) => ({ id, label: words[id] }))
  const Current = TABS[tab]
  return (
    <Current bar={<Tabs label={words.title} panel="meal" tabs={tabs} current={tab} onSelect={(id) => setTab(id as Tab)} />} />
  )
}

// 配膳の確認 in the kitchen: the trays it makes, with the faces it has.
import { useState } from 'preact/hooks'
import type { Kitchen } from '../../schema/meal/kitchen.ts'
import { Button } from '../kit/Button.tsx'
import { ServingScreen } from './ServingScreen.tsx'
import type { Served } from './served.ts'
import { words } from './words.ts'

export interface KitchenServingProps {
  facility: number
  kitchen: Kitchen
  /** Pictures as base64, by child. */
  faces: Record<string, string>
}

export function KitchenServing({ facility, kitchen, faces }: KitchenServingProps) {
  const [open, setOpen] = useState(false)
  const classNames = new Map(kitchen.classes.map(({ classId, name }) => [classId, name]))
  const place = (classId: string | null) => kitchen.classes.findIndex((one) => one.classId === classId)
  const served = kitchen.children
    .filter(({ meals }) => meals.length > 0)
    .sort((a, b) => place(a.classId) - place(b.classId))
    .map(({ childId, kana, name, classId, allergens }): Served => {
      const face = faces[childId]
      return {
        ...{ childId, kana, name, allergens, className: classNames.get(classId ?? '') ?? '' },
        ...(face ? { face: `data:image/jpeg;base64,${face}` } : {}),
      }
    })
  if (served.length === 0) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.title}</Button>
      {open && (
        <ServingScreen
          facility={facility}
          day={kitchen.day}
          children={served}
          trays={served}
          everyone={kitchen.children}
          name=""
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

// What is written or shown of a class at the tablet, of the classes that are shown, one at a time.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import type { Board, BoardChild } from '../../schema/presence/fold-board.ts'
import { Empty } from '../kit/Empty.tsx'
import { Tabs } from '../kit/Tabs.tsx'
import { words } from './words.ts'

export interface OneClassProps {
  board: Board
  shown: readonly BoardChild[]
  label: string
  of: (classId: Id) => ComponentChildren
}

export function OneClass({ board, shown, label, of }: OneClassProps) {
  const classes = board.classes.filter(({ classId }) => shown.some((child) => child.classId === classId))
  const [chosen, setChosen] = useState<Id | null>(null)
  const classId = classes.some((one) => one.classId === chosen) ? chosen : (classes[0]?.classId ?? null)
  if (!classId) return <Empty title={words.nobody}>{null}</Empty>
  return (
    <>
      {classes.length > 1 && (
        <Tabs
          label={words.classes}
          panel="one-class"
          tabs={classes.map((one) => ({ id: one.classId, label: one.name }))}
          current={classId}
          onSelect={setChosen}
        />
      )}
      <section id="one-class" aria-label={label}>
        {of(classId)}
      </section>
    </>
  )
}

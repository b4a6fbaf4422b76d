// The contact book at the tablet: the classes that are shown, one at a time.
import { useState } from 'preact/hooks'
import type { Id } from '../../schema/kit/id.ts'
import type { Board, BoardChild } from '../../schema/presence/fold-board.ts'
import { Empty } from '../kit/Empty.tsx'
import { Tabs } from '../kit/Tabs.tsx'
import { ClassBook } from './ClassBook.tsx'
import { words } from './words.ts'

interface RoomBookProps {
  facility: number
  board: Board
  shown: readonly BoardChild[]
}

export function RoomBook({ facility, board, shown }: RoomBookProps) {
  const classes = board.classes.filter(({ classId }) => shown.some((child) => child.classId === classId))
  const [chosen, setChosen] = useState<Id | null>(null)
  const classId = chosen ?? classes[0]?.classId
  if (!classId) return <Empty title={words.nobody}>{null}</Empty>
  return (
    <>
      {classes.length > 1 && (
        <Tabs
          label={words.classes}
          panel="room-book"
          tabs={classes.map((one) => ({ id: one.classId, label: one.name }))}
          current={classId}
          onSelect={setChosen}
        />
      )}
      <section id="room-book" aria-label={words.title}>
        <ClassBook key={classId} facility={facility} day={board.rules.day} classId={classId} mayWrite />
      </section>
    </>
  )
}

// 保育日誌 at the tablet: today's, of the classes that are shown, while one still stands in the room. It is handed in and approved at the desk.
import { foldSteps } from '../../schema/document/approval.ts'
import type { Id } from '../../schema/kit/id.ts'
import type { Board, BoardChild } from '../../schema/presence/fold-board.ts'
import { OneClass } from '../contactbook/OneClass.tsx'
import { Notice } from '../kit/Notice.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Loading } from '../office/Loading.tsx'
import { type Named, type Opened, papers } from './api.ts'
import css from './Document.module.css'
import { WrittenPaper } from './DocumentPaper.tsx'
import { keptIn } from './kept-in.ts'
import { RoomWriting } from './RoomWriting.tsx'
import { words } from './words.ts'

const DIARY = 'diary'
const EVERY = 20_000

export interface RoomDiaryProps {
  facility: number
  board: Board
  shown: readonly BoardChild[]
}

export const RoomDiary = ({ facility, board, shown }: RoomDiaryProps) => (
  <OneClass
    {...{ board, shown }}
    label={words.diary}
    of={(classId) => <OfClass key={classId} facility={facility} day={board.rules.day} classId={classId} />}
  />
)

function OfClass({ facility, day, classId }: { facility: number; day: string; classId: Id }) {
  const named: Named = { kind: DIARY, subject: classId, day }
  const loaded = useLoad<Opened>(papers.address(facility, '/open', { kind: DIARY, day, subject: classId }), {
    every: EVERY,
    keep: true,
  })
  const opened = loaded?.data.value
  if (!opened || !loaded) return <Loading from={loaded} />
  const { at } = foldSteps(opened.kind.approval, opened.steps)
  if (at !== 'draft')
    return (
      <div class={css.paper}>
        <Notice tone="ink" title={words.handedIn} />
        <WrittenPaper opened={opened} textOf={keptIn(opened)} />
      </div>
    )
  return <RoomWriting {...{ facility, named, opened }} refresh={loaded.refresh} />
}

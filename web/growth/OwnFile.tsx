// Everything that was measured of one's child as a file that Excel opens as it is, made on the phone from what it shows (RC16).
import type { ChildGrowth } from '../../schema/growth/class-sheet.ts'
import { layOutGrowth } from '../../schema/growth/lay-out-growth.ts'
import { liveOf } from '../../schema/growth/rule.ts'
import { SOURCE_LINE } from '../../schema/growth/words.ts'
import { Button } from '../kit/Button.tsx'
import { today } from '../kit/clock.ts'
import { DownloadIcon } from '../kit/icons.tsx'
import { Say } from '../kit/words.tsx'
import { saveCsv } from '../office/save-csv.ts'
import { words } from './family-words.ts'

export function OwnFile({ child }: { child: ChildGrowth }) {
  const live = liveOf(child.measures)
  if (live.length === 0) return null
  const take = () => {
    const { className, ...rest } = child
    const { headings, rows } = layOutGrowth([{ ...rest, className: className ?? '', values: live }], child.editions, {
      forStaff: false,
    })
    const lines = [[`身体計測 ${child.name}`], [child.facility], [`作成 ${today()}`], [SOURCE_LINE]]
    saveCsv([...lines, headings, ...rows], `身体計測_${child.name}.csv`)
  }
  return (
    <Button kind="quiet" icon={DownloadIcon} onClick={take}>
      <Say w={words.file} alone />
    </Button>
  )
}

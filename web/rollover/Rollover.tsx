// 年度更新: the next year as it will be, before anything changes. Who goes where, who leaves, who works in which class; then one act decides it.
import { Button } from '../kit/Button.tsx'
import { eraDay, eraFiscalYear } from '../kit/format.ts'
import { PrinterIcon } from '../kit/icons.tsx'
import { useLoad } from '../kit/use-load.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { useFiles } from '../office/files.tsx'
import { Loading } from '../office/Loading.tsx'
import { rollover, type Year } from './api.ts'
import { ClassPaper } from './ClassPaper.tsx'
import { Deciding } from './Deciding.tsx'
import { RosterTabs } from './RosterTabs.tsx'
import { words } from './words.ts'
import { YearChildren } from './YearChildren.tsx'
import { Beside, YearClasses, YearWorks } from './YearClasses.tsx'

export function Rollover() {
  const loaded = useLoad<Year>(rollover.address(facilityId(), '/'))
  const year = loaded?.data.value
  const refresh = async () => void (await loaded?.refresh())
  const files = useFiles(
    'presence.export',
    (format) => rollover.address(facilityId(), '/file', { format }),
    words.paper,
    !year?.children.length,
  )
  return (
    <Desk
      title={words.title}
      name={words.title}
      second={year && words.second(eraFiscalYear(year.firstDay), eraDay(year.firstDay))}
      end={
        <>
          {files.buttons}
          <Button icon={PrinterIcon} disabled={!year?.children.length} onClick={() => print()}>
            {words.print}
          </Button>
        </>
      }
      paper={year && <ClassPaper year={year} />}
    >
      <RosterTabs current="title" />
      {files.refused}
      {!year ? (
        <Loading from={loaded} />
      ) : (
        <>
          <Deciding year={year} refresh={refresh} />
          <YearChildren year={year} refresh={refresh} />
          <YearClasses year={year} refresh={refresh} />
          <YearWorks year={year} refresh={refresh} />
          <Beside year={year} />
        </>
      )}
    </Desk>
  )
}

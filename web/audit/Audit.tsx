// 記録: everything that was done, looked at or refused, newest first; and who signed in.
import { useState } from 'preact/hooks'
import { KINDS, type Kind } from '../../schema/audit/input.ts'
import { kindWords } from '../../schema/audit/words.ts'
import { addDays } from '../../schema/kit/day.ts'
import { Button } from '../kit/Button.tsx'
import { classes } from '../kit/classes.ts'
import { today } from '../kit/clock.ts'
import { SelectField } from '../kit/Field.tsx'
import { longDay } from '../kit/format.ts'
import { DownloadIcon, PrinterIcon } from '../kit/icons.tsx'
import { EyeIcon } from '../kit/icons-later.tsx'
import { Notice } from '../kit/Notice.tsx'
import { Tabs } from '../kit/Tabs.tsx'
import { useSend } from '../kit/use-send.ts'
import { Desk } from '../office/Desk.tsx'
import { facilityId } from '../office/desk.ts'
import { takeFile } from '../office/exchange-file.ts'
import css from './Audit.module.css'
import { asked, audit, type Picked, type Range } from './audit.ts'
import { Days } from './Days.tsx'
import { NamePicker } from './NamePicker.tsx'
import { Records } from './Records.tsx'
import { SignInList } from './SignInList.tsx'
import { words } from './words.ts'

const ALL = ''
type Tab = 'records' | 'signIns'

export function Audit() {
  const [range, setRange] = useState<Range>({ from: addDays(today(), -6), to: today() })
  const [picked, setPicked] = useState<Picked | null>(null)
  const [kind, setKind] = useState<Kind | typeof ALL>(ALL)
  const [tab, setTab] = useState<Tab>('records')
  const { busy, fault, send } = useSend()
  const query = { ...asked(range, picked), ...(kind ? { kind } : {}) }
  const file = () => takeFile(audit.address(facilityId(), '/file', query), `${words.short}_${range.from}_${range.to}.csv`)
  return (
    <Desk
      title={words.title}
      name={words.short}
      second={`${longDay(range.from)} 〜 ${longDay(range.to)}${picked ? ` ・ ${picked.name}` : ''}`}
      end={
        <>
          <Button icon={EyeIcon} href="/office/audit/exposure">
            {words.exposure}
          </Button>
          <Button icon={DownloadIcon} href="/office/audit/export">
            {words.whole}
          </Button>
          <Button icon={PrinterIcon} onClick={() => print()}>
            {words.print}
          </Button>
          <Button icon={DownloadIcon} disabled={busy} onClick={() => void send(file)}>
            {words.file}
          </Button>
        </>
      }
    >
      {fault && <Notice tone="look" title={fault.message} />}
      <div class={classes(css.filters, 'screen-only')}>
        <NamePicker picked={picked} onPick={setPicked} />
        <Days range={range} onChange={setRange} />
        {tab === 'records' && (
          <SelectField
            label={words.kind}
            value={kind}
            onChange={(value) => setKind(value as Kind | typeof ALL)}
            options={[{ value: ALL, label: words.all }, ...KINDS.map((value) => ({ value, label: kindWords[value] }))]}
          />
        )}
      </div>
      <div class="screen-only">
        <Tabs
          label={words.tabs}
          current={tab}
          onSelect={(id) => setTab(id as Tab)}
          tabs={[
            { id: 'records', label: words.short },
            { id: 'signIns', label: words.signInsTitle },
          ]}
        />
      </div>
      {tab === 'records' ? <Records query={query} /> : <SignInList query={asked(range, picked)} />}
    </Desk>
  )
}

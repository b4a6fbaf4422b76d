// The tablet.
import { signal } from '@preact/signals'
import { Button, Buttons } from '../Button.tsx'
import { moment } from '../clock.ts'
import { Dialog } from '../Dialog.tsx'
import { Edge } from '../Edge.tsx'
import { Knot } from '../Knot.tsx'
import { Stepper } from '../Stepper.tsx'
import { Sum } from '../Sum.tsx'
import { type Mark, markWords, type Status, statusWords, tileWord } from '../status.ts'
import { Tabs } from '../Tabs.tsx'
import { UndoBar } from '../UndoBar.tsx'
import { Say } from '../words.tsx'
import css from './gallery.module.css'
import { icons } from './icons.ts'
import { totals } from './totals.ts'

const cls = signal('うさぎ')
const open = signal(new URLSearchParams(location.search).has('dialog'))
const usagi = totals({ present: 10, stamped: 2, expected: 1, late_expected: 1, absent: 3, overdue: 1 })
const STATUSES = Object.keys(statusWords) as Status[]
const MARKS = Object.keys(markWords) as Mark[]

export const Room = () => (
  <div>
    <Tabs
      bar="top"
      label="クラス"
      current={cls.value}
      onSelect={(id) => {
        cls.value = id
      }}
      tabs={['ひよこ', 'うさぎ', 'りす', 'そら', 'ほし', 'にじ'].map((id) => ({
        id,
        label: id,
        second: <>21/24 {id === 'ほし' && <Knot of="overdue" size={16} label="連絡なし" />}</>,
      }))}
    />
    <div class={css.band}>
      <Sum totals={usagi}>
        <Button icon={icons.TallyIcon}>点呼</Button>
      </Sum>
    </div>
    <div class={css.board}>
      {STATUSES.map((status) => (
        <div key={status} class={css.tile}>
          <Edge of={status} />
          <b>さとう あおい</b>
          <span>
            <Knot of={status} />
            <b>{<Say w={tileWord(status)} />}</b>
          </span>
        </div>
      ))}
    </div>
    <div class={css.pad}>
      <UndoBar until={moment() + 48_000} whole={60_000} onUndo={() => {}}>
        <b>かとう みお</b> を受け入れました 9:11
      </UndoBar>
      <Buttons>
        <Button icon={icons.PhoneIcon} kind="act">
          電話
        </Button>
        <Button icon={icons.EyeIcon}>ここにいます</Button>
        <Button kind="give">受け入れる</Button>
        <Button kind="quiet">やめる</Button>
        <Button disabled>まだ</Button>
        <Button pressed>仰</Button>
      </Buttons>
      <div class={css.knots}>
        {STATUSES.map((status) => (
          <span key={status}>
            <Knot of={status} size={30} />
            <Say w={statusWords[status].word} />
          </span>
        ))}
        {MARKS.map((mark) => (
          <span key={mark}>
            <Knot of={mark} size={30} />
            <Say w={markWords[mark]} />
          </span>
        ))}
      </div>
      <div class={css.knots}>
        {Object.entries(icons).map(([name, Icon]) => (
          <span key={name}>
            <Icon size={28} />
            {name.replace('Icon', '')}
          </span>
        ))}
      </div>
      <Sum totals={totals({ present: 5, out: 4, left: 6, left_stamped: 1, not_expected: 2 })} />
      <Button
        onClick={() => {
          open.value = true
        }}
      >
        ひらく
      </Button>
      <Dialog
        open={open.value}
        onClose={() => {
          open.value = false
        }}
        title="さとう あおい"
        foot={
          <Buttons>
            <Button kind="give">決める</Button>
            <Button>やめる</Button>
          </Buttons>
        }
      >
        <p>お迎えは祖母です。</p>
        <Stepper label="体温" name="体温" value={null} onChange={() => {}} start={36.5} min={34} max={42} unit="℃" />
      </Dialog>
    </div>
  </div>
)

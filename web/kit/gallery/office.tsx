import { Button, Buttons } from '../Button.tsx'
import { Check } from '../Check.tsx'
import { Field, TextArea } from '../Field.tsx'
import { Sheet } from '../Sheet.tsx'
import { SideNav } from '../SideNav.tsx'
import { Sum, ThreadOf } from '../Sum.tsx'
import { Cell, Line, Table } from '../Table.tsx'
import { Tabs } from '../Tabs.tsx'
import css from './gallery.module.css'
import { icons } from './icons.ts'
import { totals } from './totals.ts'

const whole = totals({ present: 97, stamped: 4, expected: 5, late_expected: 3, absent: 9, overdue: 2 })

export const Office = () => (
  <div class={css.desk}>
    <SideNav
      label="事務室"
      current="#inbox"
      foot={
        <>
          <b>園長 三浦 佳代</b>
          <br />
          しおみ中央保育所
        </>
      }
      groups={[
        [
          { href: '#inbox', icon: icons.InboxIcon, label: '受信箱', count: 17 },
          { href: '#today', icon: icons.HomeIcon, label: 'きょう' },
          { href: '#children', icon: icons.PeopleIcon, label: '子ども' },
          { href: '#register', icon: icons.CalendarIcon, label: '出席簿' },
          { href: '#diary', icon: icons.PencilIcon, label: '計画・日誌', count: 3 },
        ],
        [
          { href: '#audit', icon: icons.ShieldIcon, label: '記録のあと' },
          { href: '#export', icon: icons.DownloadIcon, label: '書き出し' },
          { href: '#settings', icon: icons.GearIcon, label: '設定' },
        ],
      ]}
    />
    <main class={css.deskmain}>
      <h1 class={css.name}>11月20日（金）</h1>
      <Sheet>
        <Sum totals={whole}>
          <p>
            保育士 <b>19</b> 人（必要 <b>18</b>）
          </p>
        </Sum>
      </Sheet>
      <Table
        caption="矛盾"
        columns={[
          { id: 'age', head: '経過', width: '5em' },
          { id: 'who', head: '名前' },
          { id: 'class', head: 'クラス' },
          { id: 'fact', head: 'できごと' },
          { id: 'count', head: '人数', number: true },
          { id: 'thread', head: 'ようす', width: '12em' },
          { id: 'act', head: <span class="unseen">操作</span> },
        ]}
      >
        {[1, 2, 3, 4, 5].map((index) => (
          <Line
            key={index}
            current={index === 2}
            tone={index === 3 ? 'look' : index === 4 ? 'act' : index === 5 ? 'sum' : 'plain'}
          >
            <Cell of="経過">23分</Cell>
            <Cell name>アリ・ハサン・ムハンマド</Cell>
            <Cell of="クラス" muted>
              ほし
            </Cell>
            <Cell of="できごと">おやすみの連絡 7:20　なのに打刻 8:53</Cell>
            <Cell of="人数" number>
              {index * 331}
            </Cell>
            <Cell of="ようす">
              <ThreadOf totals={whole} whole />
            </Cell>
            <Cell>
              <Button>確かめる</Button>
            </Cell>
          </Line>
        ))}
      </Table>
      <Buttons>
        <Button icon={icons.PrinterIcon}>印刷</Button>
        <Button kind="give">主任に出す</Button>
        <Button kind="act" icon={icons.PhoneIcon}>
          電話を記録
        </Button>
      </Buttons>
      <Field label="さがす" value="" onChange={() => {}} hint="/" />
      <TextArea
        label="活動と援助"
        value="園庭で落ち葉あつめ。両手いっぱいに集めて「ぱらぱら」と声を出しながら降らせる姿が見られた。"
        onChange={() => {}}
      />
      <Check checked onChange={() => {}}>
        まとめて承認する
      </Check>
      <Tabs
        label="月"
        current="1"
        onSelect={() => {}}
        tabs={[
          { id: '1', label: '体重' },
          { id: '2', label: '身長' },
          { id: '3', label: '頭囲' },
        ]}
      />
    </main>
  </div>
)

// The phone's form, and what becomes of a report.
import { signal } from '@preact/signals'
import { Button, Buttons } from '../Button.tsx'
import { Check } from '../Check.tsx'
import { Chips } from '../Chips.tsx'
import { Empty } from '../Empty.tsx'
import { Facts } from '../Facts.tsx'
import { DayField, Field, SelectField, TextArea, TimeField } from '../Field.tsx'
import { longDayWord } from '../format.ts'
import { Notice } from '../Notice.tsx'
import { Page } from '../Page.tsx'
import { Sheet } from '../Sheet.tsx'
import { Stepper } from '../Stepper.tsx'
import { Track } from '../Track.tsx'
import { Say } from '../words.tsx'
import { icons } from './icons.ts'

const DAY = '2026-11-20'
const reason = signal<'sick' | 'family' | null>('sick')
const signs = signal<string[]>(['fever', 'cough'])
const heat = signal<number | null>(37.8)
const day = signal<'today' | 'range' | null>('today')
const both = signal(false)
const note = signal('')

export const Form = () => (
  <Page
    title="おやすみ"
    back="#home"
    end="みなと・ほし組"
    thumb={
      <>
        <p>園が確認するまで、あとから直せます</p>
        <Button kind="give" wide>
          園に送る
        </Button>
      </>
    }
  >
    <Chips
      legend="理由"
      value={reason.value}
      onChange={(value) => {
        reason.value = value
      }}
      chips={[
        { value: 'sick', label: '病気', span: 2 },
        { value: 'family', label: '家の用事', span: 2 },
      ]}
    />
    <Chips
      many
      legend="ようす"
      hint="いくつでも"
      value={signs.value}
      onChange={(values) => {
        signs.value = values
      }}
      chips={[
        ...['熱', 'せき', '鼻水', '下痢', '吐いた', '発しん', '目やに', 'けが', 'その他'].map((label, index) => ({
          value: ['fever', 'cough'][index] ?? label,
          label,
        })),
        { value: 'named', label: '診断名がある', span: 2 },
      ]}
    />
    <Stepper
      label="けさの体温"
      name="けさの体温"
      hint="7:30 家で"
      value={heat.value}
      onChange={(value) => {
        heat.value = value
      }}
      start={36.5}
      min={34}
      max={42}
      unit="℃"
    />
    <Chips
      legend="いつ"
      value={day.value}
      error="日をえらんでください。"
      onChange={(value) => {
        day.value = value
      }}
      chips={[
        { value: 'today', label: 'きょう 11/20 金', span: 2 },
        { value: 'range', label: '期間をえらぶ', icon: icons.CalendarIcon, span: 2 },
      ]}
    />
    <Check
      checked={both.value}
      second="あおい・うさぎ組"
      onChange={(value) => {
        both.value = value
      }}
    >
      きょうだいも同じ内容で
    </Check>
    <TextArea
      label="ひとこと"
      hint="なくてもよい"
      value={note.value}
      onChange={(value) => {
        note.value = value
      }}
    />
    <TimeField label="お迎えの時刻" value={990} onChange={() => {}} error="16:30 より前の時刻にしてください。" />
    <DayField label="いつまで" value={DAY} onChange={() => {}} />
    <Field label="ログイン名" value="" onChange={() => {}} autoComplete="username" />
    <SelectField label="だれが" value="1" onChange={() => {}} options={[{ value: '1', label: '祖母 さとう ゆき' }]} />
  </Page>
)

export const Reports = () => (
  <div>
    <Notice tone="look" strip icon={icons.CloudIcon} title="いま電波がありません">
      つながると自動で送ります。閉じても大丈夫。
    </Notice>
    <Page title="まだ園に届いていません" second="この電話に保存しました">
      <Sheet>
        <Track
          label="連絡のゆくえ"
          steps={[
            { id: '1', title: '未送信', note: 'この電話の中にあります', time: '7:38', state: 'unsent' },
            { id: '2', title: '園に届く', note: 'つながるのを待っています', state: 'planned' },
            { id: '3', title: '園が確認', note: '先生が読むと、ここに時刻が出ます', state: 'planned' },
          ]}
        />
      </Sheet>
      <Sheet>
        <Facts
          facts={[
            {
              name: 'だれ',
              is: (
                <>
                  <b>みなと</b>（ほし組）
                </>
              ),
            },
            { name: 'いつ', is: <b>{<Say w={longDayWord(DAY)} />}</b> },
            {
              name: '理由',
              is: (
                <>
                  <b>病気</b>・せき、熱 37.8℃
                </>
              ),
            },
          ]}
        />
      </Sheet>
      <Buttons>
        <Button icon={icons.PencilIcon}>直す</Button>
        <Button icon={icons.CrossIcon}>とりけす</Button>
      </Buttons>
      <Sheet>
        <Track
          label="連絡のゆくえ"
          steps={[
            { id: '1', title: '連絡しました', note: 'さとう さん（父）', time: '7:38', state: 'done' },
            { id: '2', title: '園に届きました', note: 'しおみ中央保育所', time: '7:41', state: 'done' },
            { id: '3', title: '園が確認', note: 'ほし組 川村 先生', time: '7:52', state: 'seen' },
          ]}
        />
      </Sheet>
      <Notice tone="act" title="登園が確認できていません">
        園にお電話ください。
      </Notice>
      <Notice tone="ink" icon={icons.PhoneIcon} title="8:30を過ぎても届かないときは、お電話ください。">
        0200-00-1234
      </Notice>
      <Sheet>
        <Empty title="まだ連絡はありません" act={<Button icon={icons.BedIcon}>おやすみを伝える</Button>}>
          おやすみやお迎えの変更を伝えると、ここに出ます。
        </Empty>
      </Sheet>
    </Page>
  </div>
)

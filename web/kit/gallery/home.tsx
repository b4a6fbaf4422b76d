import { Avatar } from '../Avatar.tsx'
import { BigButton, BigButtons } from '../BigButton.tsx'
import { BottomNav } from '../BottomNav.tsx'
import { DayLine, type DayStep } from '../DayLine.tsx'
import { monthDayWord, shortDayWord, weekdayWord } from '../format.ts'
import { Heading } from '../Heading.tsx'
import { Knot } from '../Knot.tsx'
import { Page } from '../Page.tsx'
import { Row, Sheet } from '../Sheet.tsx'
import { familyWord, type Status } from '../status.ts'
import { filled, InEnglish, Say, same, type Word } from '../words.tsx'
import css from './gallery.module.css'
import { icons } from './icons.ts'

const DAY = '2026-11-20'
const w = {
  absent: { ja: 'おやすみ', easy: '{休|やす}みます', en: 'Absent' },
  late: { ja: 'おくれる', easy: '{遅|おく}れます', en: 'Late' },
  pickup: { ja: 'お迎え変更', easy: 'お{迎|むか}え', en: 'Pick-up' },
  tomorrow: { ja: 'あす以降', easy: '', en: '' },
  arrived: { ja: '登園', easy: '{来|き}ました', en: 'Arrived' },
  temperature: { ja: '検温', easy: '{体温|たいおん}', en: 'Temp.' },
  meal: { ja: '給食', easy: 'ごはん', en: 'Ate all' },
  nap: { ja: '午睡', easy: '{昼寝|ひるね}', en: 'Nap' },
  home: { ja: 'お迎え', easy: 'お{迎|むか}え', en: 'Grandma' },
  told: { ja: '連絡しました', easy: '{送|おく}りました', en: 'Sent' },
  confirmed: { ja: '園が確認', easy: '{園|えん}が {見|み}ました', en: 'Seen by the nursery' },
  from: { ja: '園から', easy: '{園|えん}から', en: 'From the nursery' },
  since: filled((time: string) => ({ ja: `${time} から`, easy: `${time} から`, en: `since ${time}` })),
  consent: {
    ja: '12/3 園外保育の同意',
    easy: '12/3 {外|そと}に {行|い}きます。いいですか。',
    en: 'Outing on Dec 3: answer by Tue, Nov 24',
  },
  flu: {
    ja: 'インフルエンザ 園全体で3人',
    easy: 'インフルエンザの {子|こ}が 3{人|にん} います。',
    en: '3 children have the flu (last 7 days)',
  },
  today: { ja: 'きょう', easy: 'きょう', en: 'Today' },
  book: { ja: '連絡帳', easy: '{連絡帳|れんらくちょう}', en: 'Messages' },
  growth: { ja: 'そだち', easy: 'そだち', en: 'Growth' },
  papers: { ja: '書類', easy: '{書類|しょるい}', en: 'Papers' },
  classOf: filled((name: string, age: number) => ({
    ja: `${name}組・${age}歳児`,
    easy: `${name}{組|ぐみ}`,
    en: `${name}, age ${age}`,
  })),
}

const step = (id: string, label: Word, value: string, state: DayStep['state']): DayStep => ({
  id,
  label: <Say w={label} alone />,
  value,
  note: <InEnglish w={label} />,
  state,
})

const Child = ({
  name,
  group,
  age,
  status,
  second,
}: {
  name: string
  group: string
  age: number
  status: Status
  second: Word
}) => (
  <div class={css.child}>
    <Avatar name={name} tone={status === 'present' ? 'care' : 'rest'} />
    <div class={css.who}>
      <p class={css.name}>{name}</p>
      <p class={css.second}>
        <Say w={w.classOf(group, age)} alone />
      </p>
    </div>
    <div class={css.state}>
      <p class={`${css.status} ${status === 'present' ? css.care : ''}`}>
        <Knot of={status} />
        <Say w={familyWord(status)} alone />
      </p>
      <p class={css.second}>
        <Say w={second} alone />
      </p>
    </div>
  </div>
)

const Acts = ({ seconds }: { seconds: [string, string, string] }) => (
  <div class={css.gap}>
    <BigButtons>
      <BigButton icon={icons.BedIcon} href="#a" second={seconds[0]}>
        <Say w={w.absent} alone />
      </BigButton>
      <BigButton icon={icons.ClockIcon} second={seconds[1]}>
        <Say w={w.late} alone />
      </BigButton>
      <BigButton icon={icons.PickupIcon} second={seconds[2]}>
        <Say w={w.pickup} alone />
      </BigButton>
    </BigButtons>
  </div>
)

export const Home = () => (
  <div>
    <Page
      title={
        <>
          <Say w={monthDayWord(DAY)} alone /> <small>{<Say w={weekdayWord(DAY)} alone />}</small>
        </>
      }
      second="しおみ中央保育所"
      end="13:05 現在"
    >
      <Sheet>
        <Child name="あおい" group="うさぎ" age={1} status="present" second={w.since('8:32')} />
        <DayLine
          label="あおいのきょう"
          steps={[
            step('1', w.arrived, '8:32', 'done'),
            step('2', w.temperature, '36.6℃', 'done'),
            step('3', w.meal, '完食', 'done'),
            step('4', w.nap, '12:40–', 'now'),
            step('5', w.home, '17:00', 'planned'),
          ]}
        />
        <Acts seconds={['あす以降', 'あす以降', '17:00 祖母']} />
      </Sheet>
      <Sheet>
        <Child name="みなと" group="ほし" age={4} status="absent" second={same('せき・37.8℃')} />
        <DayLine
          label="みなとの連絡"
          spread="report"
          ends="closed"
          steps={[step('1', w.told, '7:38', 'done'), step('2', w.confirmed, '7:52', 'done')]}
        />
        <Acts seconds={['直す・のばす', 'やっぱり行く', 'あす以降']} />
      </Sheet>
      <Heading end="ぜんぶ見る（5）">
        <Say w={w.from} />
      </Heading>
      <Sheet flush>
        <Row
          mark={<Knot of="answer" size={22} />}
          tone="look"
          second={<>{<Say w={shortDayWord('2026-11-24')} alone />} まで ・ あおい</>}
          href="#b"
        >
          <Say w={w.consent} />
        </Row>
        <Row mark={<icons.BellIcon size={22} />} second="この7日間 ・ けさ 8:10" href="#c">
          <Say w={w.flu} />
        </Row>
      </Sheet>
      <Sheet>
        <DayLine
          label="みなとの連絡"
          spread="report"
          ends="closed"
          steps={[step('1', w.told, '7:38', 'unsent'), step('2', w.confirmed, '', 'planned')]}
        />
        <DayLine
          label="きのう"
          ends="closed"
          steps={[step('1', w.arrived, '8:32', 'done'), step('2', w.meal, '半分', 'done'), step('3', w.home, '17:04', 'done')]}
        />
        <DayLine label="朝" steps={[step('1', w.arrived, '8:30', 'planned'), step('3', w.home, '17:00', 'planned')]} />
      </Sheet>
    </Page>
    <BottomNav
      label="つむぎ"
      current="#home"
      items={[
        { href: '#home', icon: icons.HomeIcon, label: <Say w={w.today} alone /> },
        { href: '#book', icon: icons.BookIcon, label: <Say w={w.book} alone />, count: 1, countLabel: '件' },
        { href: '#growth', icon: icons.GrowthIcon, label: <Say w={w.growth} alone /> },
        { href: '#papers', icon: icons.DocumentIcon, label: <Say w={w.papers} alone /> },
      ]}
    />
  </div>
)

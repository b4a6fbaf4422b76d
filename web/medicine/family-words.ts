import type { Sort, Special, State, Storage, Timing, Withheld } from '../../schema/medicine/rule.ts'
import { filled, type Word } from '../kit/words.tsx'
import type { Unfit } from '../photo/shrink.ts'

export const sorts: Record<Sort, Word> = {
  powder: { ja: '粉', easy: '{粉|こな}', en: 'Powder' },
  syrup: { ja: 'シロップ', easy: 'シロップ', en: 'Syrup' },
  external: { ja: '外用（塗り薬・目薬など）', easy: '{塗|ぬ}り{薬|ぐすり}・{目薬|めぐすり}', en: 'External (cream, drops)' },
  other: { ja: 'その他', easy: 'そのほか', en: 'Other' },
}
export const specials: Record<Special, Word> = {
  antipyretic: { ja: '解熱剤', easy: '{熱|ねつ}を {下|さ}げる {薬|くすり}', en: 'Fever medicine' },
  suppository: { ja: '座薬', easy: 'おしりに {入|い}れる {薬|くすり}', en: 'Suppository' },
}
/** Domain rules §7 and §8. */
export const warnings: Record<Special, Word> = {
  antipyretic: {
    ja: '解熱剤を使って24時間以内は、登園を控えるめやすです。熱があるときは、園に相談してください。',
    easy: '{薬|くすり}を つかって 1{日|にち}は {休|やす}んで ください。',
    en: 'For 24 hours after a fever medicine a child should stay home. Please talk to us.',
  },
  suppository: {
    ja: '座薬は、原則としておあずかりできません。医師の指示書があるときだけ、使うたびにお電話します。',
    easy: '{医者|いしゃ}の {紙|かみ}が いります。{使|つか}う {前|まえ}に {電話|でんわ}します。',
    en: 'Only with a doctor’s written instruction; we call you before each use.',
  },
}
export const timings: Record<Timing, Word> = {
  before_meal: { ja: '食前', easy: 'ごはんの {前|まえ}', en: 'Before the meal' },
  after_meal: { ja: '食後', easy: 'ごはんの あと', en: 'After the meal' },
  other: { ja: 'その他の時間', easy: 'ほかの {時間|じかん}', en: 'Another time' },
}
export const storages: Record<Storage, Word> = {
  room: { ja: '室温', easy: 'そのまま', en: 'Room temperature' },
  cold: { ja: '冷蔵', easy: '{冷蔵庫|れいぞうこ}', en: 'Refrigerated' },
}
export const states: Record<State, Word> = {
  told: { ja: '園に届きました', easy: '{園|えん}に {届|とど}きました', en: 'The nursery knows' },
  asked: {
    ja: '登園のとき、薬を手わたしてください',
    easy: '{薬|くすり}を {先生|せんせい}に わたして ください',
    en: 'Please hand it over at arrival',
  },
  received: { ja: '園があずかっています', easy: '{園|えん}が もって います', en: 'The nursery has it' },
  checked: { ja: '園があずかっています', easy: '{園|えん}が もって います', en: 'The nursery has it' },
  ready: { ja: '園があずかっています', easy: '{園|えん}が もって います', en: 'The nursery has it' },
  given: { ja: '飲ませました', easy: 'のみました', en: 'Given' },
  withheld: { ja: '飲ませませんでした', easy: 'のみませんでした', en: 'Not given' },
  withdrawn: { ja: 'とりさげました', easy: 'やめました', en: 'Withdrawn' },
}
export const reasons: Record<Withheld, Word> = {
  refused: { ja: 'いやがって飲まなかった', easy: 'いやがりました', en: 'Refused it' },
  vomited: { ja: '吐いた・こぼした', easy: '{吐|は}きました・こぼしました', en: 'Vomited or spilt' },
  unwell: { ja: '体調が変わった', easy: '{具合|ぐあい}が {変|か}わりました', en: 'Condition changed' },
  not_brought: { ja: '薬がなかった', easy: '{薬|くすり}が ありませんでした', en: 'There was no medicine' },
  differs: { ja: '依頼と薬がちがった', easy: '{薬|くすり}が ちがいました', en: 'Not the medicine asked for' },
  went_home: { ja: '早く帰った', easy: '{早|はや}く {帰|かえ}りました', en: 'Went home early' },
  family_said: { ja: '保護者からやめると連絡', easy: '{家|いえ}の {人|ひと}が やめました', en: 'The family asked not to' },
  other: { ja: 'その他', easy: 'そのほか', en: 'Other' },
}

/** What to do instead, for a file that is not taken. */
export const unfit: Record<Unfit, Word> = {
  drawing: {
    ja: '図（SVG）は送れません。カメラで撮った写真を選んでください。',
    easy: 'カメラの {写真|しゃしん}を えらんで ください。',
    en: 'A drawing (SVG) cannot be sent. Please choose a photo.',
  },
  heic: {
    ja: 'この端末では読めない形式（HEIC）です。「写真をとる」で撮るか、JPEGにして選んでください。',
    easy: 'この {写真|しゃしん}は {使|つか}えません。「{写真|しゃしん}を とる」を {押|お}して ください。',
    en: 'This format (HEIC) cannot be read here. Please take the photo with the button, or choose a JPEG.',
  },
  large: {
    ja: '60MBより大きいファイルです。小さくして選びなおしてください。',
    easy: '{写真|しゃしん}が {大|おお}きすぎます。{別|べつ}の {写真|しゃしん}を えらんで ください。',
    en: 'The file is larger than 60 MB. Please choose a smaller one.',
  },
  unreadable: {
    ja: '写真として読めません。ほかの写真を選んでください。',
    easy: 'この {写真|しゃしん}は {使|つか}えません。{別|べつ}の {写真|しゃしん}を えらんで ください。',
    en: 'This file cannot be read as a photo. Please choose another.',
  },
  small: {
    ja: '小さすぎる写真です。ほかの写真を選んでください。',
    easy: '{写真|しゃしん}が {小|ちい}さすぎます。{別|べつ}の {写真|しゃしん}を えらんで ください。',
    en: 'The photo is too small. Please choose another.',
  },
}

export const words = {
  title: { ja: 'くすり', easy: 'くすり', en: 'Medicine' },
  none: { ja: '薬の連絡はありません', easy: '{薬|くすり}の {連絡|れんらく}は ありません', en: 'Nothing about medicine' },
  noneMore: {
    ja: '飲んでいる薬があるときは、下のボタンから知らせてください。',
    easy: '{薬|くすり}を のんで いる ときは {教|おし}えて ください。',
    en: 'If your child takes a medicine, tell us with the buttons below.',
  },
  givesNone: {
    ja: 'この園では薬をおあずかりしていません。飲んでいる薬を知らせてください。',
    easy: '{園|えん}では {薬|くすり}を のませません。',
    en: 'This nursery gives no medicine. Please tell us what your child takes.',
  },
  ask: { ja: '与薬をお願いする', easy: '{薬|くすり}を のませて ほしい', en: 'Ask us to give a medicine' },
  tell: {
    ja: '飲んでいる薬を知らせる（服薬連絡）',
    easy: '{家|いえ}で のむ {薬|くすり}を {教|おし}える',
    en: 'Tell us what your child takes',
  },
  rules: {
    ja: '医師が処方した薬だけです。1回分に、お子さんの名前を書いて、職員に手わたしてください。「熱が出たら」など、ようすを見て使う薬はおあずかりできません。',
    easy: '{病院|びょういん}の {薬|くすり}だけです。{名前|なまえ}を {書|か}いて ください。',
    en: 'Prescribed medicine only: one dose, with your child’s name on it, handed to a member of staff. Nothing to be given “if needed”.',
  },
  day: { ja: '飲ませる日', easy: 'のむ {日|ひ}', en: 'Day' },
  dayTell: { ja: '日', easy: '{日|ひ}', en: 'Day' },
  medicine: { ja: '薬の名前', easy: '{薬|くすり}の {名前|なまえ}', en: 'Name of the medicine' },
  medicineHint: {
    ja: '薬剤情報の紙のとおり',
    easy: '{薬局|やっきょく}の {紙|かみ}を {見|み}て',
    en: 'As on the pharmacy’s sheet',
  },
  sheet: { ja: '薬剤情報の写真', easy: '{薬局|やっきょく}の {紙|かみ}の {写真|しゃしん}', en: 'Photo of the pharmacy’s sheet' },
  sheetHow: {
    ja: '薬の名前と量が読めるように撮ってください。場所や機種の情報は、のぞいて送ります。',
    easy: '{薬|くすり}の {名前|なまえ}が {読|よ}めるように とって ください。',
    en: 'Name and dose must be readable. Where and with what it was taken is removed before it is sent.',
  },
  sheetKept: filled((days: number) => ({
    ja: `飲ませる日のあと、${days}日で消します。`,
    easy: `${days}{日|にち}あとに {消|け}します。`,
    en: `It is deleted ${days} days after the dose.`,
  })),
  take: { ja: '写真をとる', easy: '{写真|しゃしん}を とる', en: 'Take a photo' },
  choosePicture: { ja: '写真をえらぶ', easy: '{写真|しゃしん}を えらぶ', en: 'Choose a photo' },
  sheetEarlier: {
    ja: '前に送った写真を使う',
    easy: '{前|まえ}の {写真|しゃしん}を {使|つか}う',
    en: 'Use the photo sent before',
  },
  sheetDrop: { ja: '写真をつけない', easy: '{写真|しゃしん}を やめる', en: 'Remove the photo' },
  sheetGoing: filled((percent: number) => ({
    ja: `写真を送っています ${percent}%`,
    easy: `{写真|しゃしん}を {送|おく}って います ${percent}%`,
    en: `Sending the photo ${percent}%`,
  })),
  sheetNeeded: {
    ja: '薬局の説明の紙を撮って、つけてください',
    easy: '{薬局|やっきょく}の {紙|かみ}を とって ください',
    en: 'Please take a photo of the pharmacy’s sheet',
  },
  sheetLook: { ja: '薬剤情報の写真を見る', easy: '{紙|かみ}の {写真|しゃしん}を {見|み}る', en: 'Look at the sheet’s photo' },
  sheetLarge: { ja: '大きく見る', easy: '{大|おお}きく {見|み}る', en: 'Enlarge' },
  optional: { ja: 'なくてもかまいません', easy: '{書|か}かなくても いいです', en: 'Optional' },
  sort: { ja: '薬の種類', easy: '{薬|くすり}の {種類|しゅるい}', en: 'Kind' },
  many: { ja: 'いくつでも', easy: 'いくつでも', en: 'Any number' },
  special: { ja: '次の薬が入っていますか', easy: 'この {薬|くすり}が ありますか', en: 'Does it contain' },
  specialHint: { ja: 'なければ選びません', easy: 'ない ときは {選|えら}びません', en: 'Leave empty if not' },
  amount: { ja: '1回の量', easy: '1{回|かい}の {量|りょう}', en: 'One dose' },
  amountHint: { ja: '例: 1包、5mL', easy: '1{包|ぽう}、5mL など', en: 'e.g. 1 sachet, 5 mL' },
  timing: { ja: '飲ませるとき', easy: 'いつ のみますか', en: 'When' },
  time: { ja: '時刻', easy: '{時間|じかん}', en: 'Time' },
  timeHint: { ja: 'おおよそ', easy: 'だいたい', en: 'About' },
  storage: { ja: '保管', easy: 'おく {場所|ばしょ}', en: 'Keep' },
  condition: { ja: '病名・症状', easy: '{病気|びょうき}の {名前|なまえ}', en: 'Illness or symptoms' },
  how: { ja: 'いまのようす', easy: 'いまの ようす', en: 'How your child is now' },
  howHint: {
    ja: '例: 朝はせきが少し。食欲はあります',
    easy: 'せきが あります など',
    en: 'e.g. some cough this morning, eats well',
  },
  clinic: { ja: '医療機関', easy: '{病院|びょういん}の {名前|なまえ}', en: 'Clinic' },
  prescribed: { ja: '処方された日', easy: '{薬|くすり}を もらった {日|ひ}', en: 'Prescribed on' },
  note: { ja: 'そのほかの連絡', easy: 'ほかの {連絡|れんらく}', en: 'Anything else' },
  usedBefore: {
    ja: '家で使ったことがあります',
    easy: '{家|いえ}で つかった ことが あります',
    en: 'It has been used at home before',
  },
  declared: {
    ja: '医師がこの子に処方した薬の、1回分です',
    easy: '{医者|いしゃ}の {薬|くすり}、1{回分|かいぶん}です',
    en: 'It was prescribed for this child, and is one dose',
  },
  bring: {
    ja: '薬剤情報（説明の紙）を、薬といっしょに見せてください。',
    easy: '{薬局|やっきょく}の {紙|かみ}も {見|み}せて ください。',
    en: 'Please show the pharmacy’s sheet with the medicine.',
  },
  bringOpinion: {
    ja: '主治医意見書もお持ちください。',
    easy: '{医者|いしゃ}の {紙|かみ}も {持|も}って きて ください。',
    en: 'Please bring the doctor’s form as well.',
  },
  nap: {
    ja: '服薬中の子は、午睡中のようすを特によく見ます。',
    easy: '{昼寝|ひるね}の とき よく {見|み}ます。',
    en: 'We look at children on medicine more often in their nap.',
  },
  send: { ja: '園に送る', easy: '{園|えん}に {送|おく}る', en: 'Send to the nursery' },
  cancel: { ja: 'やめる', easy: 'やめる', en: 'Cancel' },
  withdraw: { ja: 'とりさげる', easy: 'やめる', en: 'Withdraw' },
  changeHow: {
    ja: '直すときは、とりさげてから、もういちど送ってください。',
    easy: '{直|なお}す ときは やめて から {送|おく}ります。',
    en: 'To change it, withdraw it and send it again.',
  },
  callToStop: {
    ja: 'やめるときは、園にお電話ください。',
    easy: 'やめる ときは {電話|でんわ}して ください。',
    en: 'To stop it now, please call.',
  },
  incomplete: { ja: 'まだのところがあります', easy: 'まだの ところが あります', en: 'Something is still missing' },
  required: { ja: '入れてください', easy: '{書|か}いて ください', en: 'Please fill this in' },
  choose: { ja: 'えらんでください', easy: '{選|えら}んで ください', en: 'Please choose' },
  tick: {
    ja: '確かめて、しるしを入れてください',
    easy: '{読|よ}んで {押|お}して ください',
    en: 'Please confirm',
  },
  first: {
    ja: 'はじめて使う座薬は、おあずかりできません',
    easy: 'はじめての {薬|くすり}は だめです',
    en: 'We cannot take a suppository that was never used before',
  },
  at: filled((time: string) => ({ ja: time, easy: time, en: time })),
} satisfies Record<string, Word | ((...given: never[]) => Word)>

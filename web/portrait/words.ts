import { filled, type Word } from '../kit/words.tsx'

export const words = {
  face: { ja: '写真', easy: '{写真|しゃしん}', en: 'Photo' },
  of: filled((name: string) => ({
    ja: `${name} の顔写真`,
    easy: `${name} の {顔|かお}の {写真|しゃしん}`,
    en: `Photo of ${name}`,
  })),
  own: { ja: '顔写真', easy: '{顔|かお}の {写真|しゃしん}', en: 'Face photo' },
  none: { ja: 'まだありません', easy: 'まだ ありません', en: 'None yet' },
  there: { ja: 'あります', easy: 'あります', en: 'There is one' },
  child: {
    ja: '先生がお子さんを見まちがえないための写真です。園のタブレットと職員だけが見ます。',
    easy: '{先生|せんせい}が お{子|こ}さんを まちがえない ための {写真|しゃしん}です。{園|えん}の {人|ひと}だけ {見|み}ます。',
    en: 'So that nobody takes your child for another. Only the nursery’s tablets and staff see it.',
  },
  person: {
    ja: 'お迎えのときに、先生がこの写真で確かめます。園のタブレットと職員だけが見ます。',
    easy: 'おむかえの とき、{先生|せんせい}が {写真|しゃしん}を {見|み}て たしかめます。{園|えん}の {人|ひと}だけ {見|み}ます。',
    en: 'The nursery checks it at the door. Only the nursery’s tablets and staff see it.',
  },
  choose: { ja: '写真をとる・選ぶ', easy: '{写真|しゃしん}を とる・えらぶ', en: 'Take or choose a photo' },
  other: { ja: '別の写真にする', easy: '{別|べつ}の {写真|しゃしん}に する', en: 'Another photo' },
  stage: {
    ja: '指で動かして、顔を円の中に入れてください',
    easy: '{指|ゆび}で うごかして、{顔|かお}を まるの {中|なか}に {入|い}れて ください',
    en: 'Move the face into the circle',
  },
  zoom: { ja: '大きさ', easy: '{大|おお}きさ', en: 'Size' },
  save: { ja: 'この写真にする', easy: 'この {写真|しゃしん}に する', en: 'Use this photo' },
  remove: { ja: '写真を消す', easy: '{写真|しゃしん}を {消|け}す', en: 'Delete the photo' },
  unreadable: {
    ja: 'この写真は読み取れません。別の写真を選んでください。',
    easy: 'この {写真|しゃしん}は {使|つか}えません。{別|べつ}の {写真|しゃしん}を えらんで ください。',
    en: 'This photo cannot be read. Please choose another.',
  },
} satisfies Record<string, Word | ((...given: never[]) => Word)>

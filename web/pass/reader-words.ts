import type { Word } from '../kit/words.tsx'

export const readerWords = {
  opening: { ja: 'カメラをひらいています…', easy: 'カメラを ひらいて います…', en: 'Opening the camera…' },
  noCamera: {
    ja: 'カメラが使えません。QRの写真をえらぶこともできます。',
    easy: 'カメラが {使|つか}えません。QRの {写真|しゃしん}でも いいです。',
    en: 'No camera. You can choose a photo of the code instead.',
  },
  photograph: { ja: '写真から読み取る', easy: '{写真|しゃしん}から {読|よ}む', en: 'Read from a photo' },
  nothing: {
    ja: 'QRが見つかりませんでした。QRだけが大きく写るようにしてください。',
    easy: 'QRが {見|み}つかりません。QRを {大|おお}きく {写|うつ}して ください。',
    en: 'No code found. Fill the picture with the code.',
  },
} satisfies Record<string, Word>

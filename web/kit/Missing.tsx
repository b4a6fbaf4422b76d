import { Button } from './Button.tsx'
import { door } from './door.ts'
import { NoScreen } from './NoScreen.tsx'
import { plain, type Word } from './words.tsx'

const words = {
  missing: { ja: 'このページはありません', easy: 'このページは ありません', en: 'There is no such page' },
  missingMore: {
    ja: 'アドレスが変わったのかもしれません。はじめの画面からお進みください。',
    easy: 'はじめの {画面|がめん}から もう{一度|いちど} さがして ください。',
    en: 'Please start again from the first screen.',
  },
  start: { ja: 'はじめの画面へ', easy: 'はじめの {画面|がめん}へ', en: 'To the first screen' },
} satisfies Record<string, Word>

/** For an address this door has nothing at. */
export const Missing = () => (
  <NoScreen title={words.missing} more={words.missingMore} act={<Button href={`/${door}`}>{plain(words.start)}</Button>} />
)

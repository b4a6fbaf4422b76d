import { hiragana, tidy } from '../../schema/kit/kana.ts'

/** Letters as they are compared: one width, one script, no spaces. */
const folded = (text: string): string => hiragana(tidy(text)).toLowerCase().replaceAll(' ', '')

/** A test for names with that piece, in kana or kanji; an empty piece is in every name. */
export function withPiece(text: string): (child: { kana: string; name: string }) => boolean {
  const piece = folded(text)
  return ({ kana, name }) => piece === '' || folded(kana).includes(piece) || folded(name).includes(piece)
}

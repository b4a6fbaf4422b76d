import type { NamePiece } from '../../schema/child/similar-name.ts'
import css from './Serving.module.css'

/** A reading with what differs from a similar name underlined (RD12). */
export const Kana = ({ kana, similar }: { kana: string; similar: readonly NamePiece[] | undefined }) => (
  <b class={css.kana}>
    {(similar ?? [{ text: kana, differs: false }]).map(({ text, differs }, place) =>
      differs ? <u key={place}>{text}</u> : text,
    )}
  </b>
)

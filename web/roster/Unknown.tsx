import css from './Import.module.css'
import { words } from './words.ts'

/** Columns of the file that nobody here reads, in the file's own words. */
export const Unknown = ({ columns }: { columns: readonly string[] }) =>
  columns.length === 0 ? null : (
    <p class={css.unknown}>
      <b>{words.unknown}</b> {columns.join('、')}
    </p>
  )

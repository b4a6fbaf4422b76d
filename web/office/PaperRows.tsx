// A form of named rows, as 与薬依頼票 and けがの連絡票 are on paper: what is asked on the left, what was written on the right.
import css from './PaperRows.module.css'

export const PaperRows = ({ rows }: { rows: readonly (readonly [name: string, is: string])[] }) => (
  <table class={css.rows}>
    <tbody>
      {rows.map(([name, is]) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          <td>{is}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

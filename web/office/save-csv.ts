import { type CsvCell, writeCsv } from '../../schema/kit/csv.ts'
import { saveFile } from './exchange-file.ts'

/** Hands a table to the browser's downloads, as Excel opens it: BOM, CR LF, cells that stay as they are. */
export const saveCsv = (rows: readonly (readonly CsvCell[])[], name: string): void =>
  saveFile(new Blob([writeCsv(rows)], { type: 'text/csv;charset=utf-8' }), name)

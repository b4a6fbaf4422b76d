// Spreadsheets are read and written by much code and seldom: it is loaded with the first of them. Afterwards nobody waits for it again; two
// requests that wait for the loading of one of them would hang together with it.

type Sheet = typeof import('./sheet.ts')
let loaded: Sheet | undefined

/** What reads and writes CSV and Excel (sheet.ts). */
export async function loadSheet(): Promise<Sheet> {
  loaded ??= await import('./sheet.ts')
  return loaded
}

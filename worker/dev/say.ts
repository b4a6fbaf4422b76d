// What the terminal is told. Everything a person reads goes to standard output, and a machine's answer (--json) is the only thing there.
import { performance } from 'node:perf_hooks'

/** Writes a line. */
export const say = (line = ''): void => {
  process.stdout.write(`${line}\n`)
}

/** Ends the command with a sentence on standard error. */
export function giveUp(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

/** Where progress goes: beside the answer when a machine reads that. */
const progress = process.argv.includes('--json') ? process.stderr : process.stdout

/** Writes a line about what is going on. */
export const note = (line: string): void => {
  progress.write(`${line}\n`)
}

/** Says what is being done, does it, and says how long it took. */
export async function step<Result>(title: string, work: () => Result | Promise<Result>): Promise<Result> {
  const start = performance.now()
  const live = progress.isTTY
  if (live) progress.write(`  … ${title}`)
  try {
    const result = await work()
    progress.write(`${live ? '\r\u001b[2K' : ''}  ✓ ${title}（${((performance.now() - start) / 1000).toFixed(1)}秒）\n`)
    return result
  } catch (error) {
    progress.write(`${live ? '\r\u001b[2K' : ''}  ✗ ${title}\n`)
    throw error
  }
}

/** Terminal colours out, so that only the words remain. */
export const withoutColour = (text: string): string => text.replace(new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g'), '')

/** Columns a terminal gives a text: Japanese letters take two. */
export const widthOf = (text: string): number => {
  let width = 0
  for (const letter of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(letter) ? 2 : 1
  return width
}

/** Rows with aligned columns, two spaces between them. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = []
  for (const row of rows) for (const [place, cell] of row.entries()) widths[place] = Math.max(widths[place] ?? 0, widthOf(cell))
  return rows.map((row) =>
    row
      .map((cell, place) => (place === row.length - 1 ? cell : cell + ' '.repeat((widths[place] ?? 0) - widthOf(cell))))
      .join('  ')
      .trimEnd(),
  )
}

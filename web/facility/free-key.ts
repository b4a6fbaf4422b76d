/** A key for a new word: letters only, free in the list. Keys stay when words change, so that old notices and requests keep their meaning. */
export function freeKey(taken: readonly string[]): string {
  const letters = (count: number): string => {
    const letter = String.fromCharCode(97 + (count % 26))
    return count < 26 ? letter : letters(Math.floor(count / 26) - 1) + letter
  }
  for (let count = 0; ; count++) {
    const key = `own_${letters(count)}`
    if (!taken.includes(key)) return key
  }
}

// Comparing two ways of doing something so that the answer can be trusted on a busy machine: A and B take turns in one process, the ratio
// of each round counts, and A against itself says how much of it is noise (assurance §4.6).
export interface Spread {
  median: number
  /** First and third quartile. */
  q1: number
  q3: number
}

export interface Comparison {
  ratio: Spread
  /** A against A in the same rounds: what no difference looks like. */
  control: Spread
  /** Milliseconds of one call, as a hint only. */
  a: Spread
  b: Spread
  rounds: number
  calls: number
}

/** Median and quartiles, by linear interpolation. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((x, y) => x - y)
  const at = (share: number): number => {
    const place = (sorted.length - 1) * share
    const [low, high] = [sorted[Math.floor(place)] ?? Number.NaN, sorted[Math.ceil(place)] ?? Number.NaN]
    return low + (high - low) * (place - Math.floor(place))
  }
  return { median: at(0.5), q1: at(0.25), q3: at(0.75) }
}

export interface Sides {
  /** One call; `turn` counts all calls of this side, so that it can take new data each time. */
  a: (turn: number) => Promise<unknown>
  b: (turn: number) => Promise<unknown>
}

/** Sides that time themselves: milliseconds of one call. */
export interface TimedSides {
  a: (turn: number) => Promise<number>
  b: (turn: number) => Promise<number>
}

/** Lets A, B and A again take turns, in an order that turns as well. */
export const compare = (sides: Sides, rounds: number, calls: number): Promise<Comparison> =>
  compareTimed({ a: timed(sides.a), b: timed(sides.b) }, rounds, calls)

const timed =
  (side: Sides['a']): TimedSides['a'] =>
  async (turn) => {
    const begun = performance.now()
    await side(turn)
    return performance.now() - begun
  }

/** The same of sides that time themselves, where the way to the call would count otherwise. */
export async function compareTimed(sides: TimedSides, rounds: number, calls: number): Promise<Comparison> {
  const turns = { a: 0, b: 0 }
  const block = async (side: 'a' | 'b'): Promise<number> => {
    let sum = 0
    for (let count = 0; count < calls; count++) {
      sum += await sides[side](turns[side])
      turns[side] += 1
    }
    return sum / calls
  }
  await block('a')
  await block('b')
  const times: { a: number; b: number; again: number }[] = []
  for (let round = 0; round < rounds; round++) {
    const time = { a: 0, b: 0, again: 0 }
    const order = [
      ['a', 'b', 'again'] as const,
      ['again', 'b', 'a'] as const,
      ['b', 'again', 'a'] as const,
      ['a', 'again', 'b'] as const,
    ]
    for (const name of order[round % order.length] ?? []) time[name] = await block(name === 'b' ? 'b' : 'a')
    times.push(time)
  }
  return {
    ratio: spreadOf(times.flatMap(({ a, b, again }) => [a / b, again / b])),
    control: spreadOf(times.map(({ a, again }) => a / again)),
    a: spreadOf(times.map(({ a }) => a)),
    b: spreadOf(times.map(({ b }) => b)),
    rounds,
    calls,
  }
}

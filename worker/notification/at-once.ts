/** As many as the platform lets one run have under way. */
const AT_ONCE = 6

/** Does some work for each of a list, several at once, and says what came of each. */
export async function atOnce<One, Answer>(list: readonly One[], work: (one: One) => Promise<Answer>): Promise<[One, Answer][]> {
  const waiting = [...list]
  const answers: [One, Answer][] = []
  const next = async (): Promise<void> => {
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) answers.push([one, await work(one)])
  }
  await Promise.all(Array.from({ length: AT_ONCE }, next))
  return answers
}

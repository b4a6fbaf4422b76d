// B10: signing in against the one password hash it cannot do without.
import { demoPeople } from '../../worker/dev/demo/world.ts'
import { compare } from '../kit/bench-measure.ts'
import { type Benchmark, must } from './benchmark.ts'

export const signIn: Benchmark = async ({ world, server, rounds }) => {
  const person = demoPeople.find(({ door }) => door === 'office')
  const json = JSON.stringify({ login: person?.login, password: person?.password })
  const comparison = await compare(
    {
      a: (turn) =>
        must(
          server.call(
            'POST',
            '/api/account/sign-in',
            {
              'content-type': 'application/json',
              'x-test-now': String(world.evening),
              'cf-connecting-ip': `10.0.${Math.floor(turn / 200)}.${turn % 200}`,
            },
            json,
          ),
          200,
        ),
      b: () => must(server.call('GET', '/bare/scrypt'), 200),
    },
    Math.max(4, Math.ceil(rounds / 4)),
    1,
  )
  return [{ id: 'sign-in', title: 'sign-in / one scrypt 2^15/8/3', comparison, budget: 1.2 }]
}

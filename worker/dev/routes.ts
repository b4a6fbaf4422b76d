// `npm run routes [-- --json]`: every mounted route with what it declares, read from the app itself.
import { app } from '../app.ts'
import { listRoutes } from '../kit/list-routes.ts'
import { say, table } from './say.ts'

if (import.meta.main) {
  const routes = listRoutes(app).map(({ method, path, action, rate, input }) => ({
    method,
    path,
    action,
    rate,
    input: input ? { place: input.place, fields: input.fields } : null,
  }))
  if (process.argv.includes('--json')) {
    say(JSON.stringify(routes, null, 2))
  } else {
    const rows = routes.map(({ method, path, action, rate, input }) => [
      method,
      path,
      action ?? '（なし）',
      rate ?? '（なし）',
      input ? `${input.place}: ${input.fields.join(', ') || '–'}` : '（なし）',
    ])
    for (const line of table([['method', 'path', 'action', 'rate', 'input'], ...rows])) say(line)
  }
}

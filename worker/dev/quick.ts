// `npm run quick`: rules, laws and routes, for every few minutes of work. Words after `--` choose test files.
import { conclude, runVitest } from './run-tests.ts'

conclude([await runVitest('きまりと入口（rules, routes）', 10, ['rules', 'routes'], process.argv.slice(2))])

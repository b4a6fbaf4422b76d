// `npm run quick`: rules, laws and routes, for every few minutes of work. Words after `--` choose test files.
import { conclude, runVitest } from './run-tests.ts'

const part = { title: 'きまりと入口（rules, routes）', minutes: 10, projects: ['rules', 'routes'] }
conclude([await runVitest(part, process.argv.slice(2))])

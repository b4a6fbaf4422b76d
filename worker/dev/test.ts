// `npm test`: everything, live, ending with `N passed, N failed`. Words after `--` choose test files and leave out the deployment.
import { conclude, dryDeploy, prepareWeb, runVitest, type Tally } from './run-tests.ts'

const filters = process.argv.slice(2)
const tallies: Tally[] = [prepareWeb()]
// One after the other: side by side they would share two processors, and a journey that waits for its turn tells nobody anything.
tallies.push(await runVitest({ title: 'きまりと入口（rules, routes）', minutes: 16, projects: ['rules', 'routes'] }, filters))
tallies.push(
  await runVitest(
    { title: '画面を通した一日と、コマンド（journeys, commands）', minutes: 22, projects: ['journeys', 'commands'] },
    filters,
  ),
)
if (filters.length === 0) tallies.push(await dryDeploy())
conclude(tallies)

// `npm test`: everything, live, ending with `N passed, N failed`. Words after `--` choose test files and leave out the deployment.
import { conclude, dryDeploy, prepareWeb, runVitest, type Tally } from './run-tests.ts'

const filters = process.argv.slice(2)
const tallies: Tally[] = [prepareWeb()]
tallies.push(await runVitest('きまりと入口（rules, routes）', 13, ['rules', 'routes'], filters))
tallies.push(await runVitest('画面を通した一日（journeys）', 18, ['journeys'], filters))
if (filters.length === 0) tallies.push(await dryDeploy())
conclude(tallies)

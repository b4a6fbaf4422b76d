// `npm test`: everything, live, ending with `N passed, N failed`. Words after `--` choose test files and leave out the deployment.
import { conclude, dryDeploy, prepareWeb, runVitest, type Tally } from './run-tests.ts'

const filters = process.argv.slice(2)
const tallies: Tally[] = [prepareWeb()]
// Side by side, since the journeys mostly wait for a browser and the rest mostly for one processor.
const calls = runVitest({ title: 'きまりと入口（rules, routes）', minutes: 13, projects: ['rules', 'routes'] }, filters)
const journeys = runVitest({ title: '画面を通した一日（journeys）', minutes: 18, projects: ['journeys'] }, filters, calls)
tallies.push(await calls, await journeys)
if (filters.length === 0) tallies.push(await dryDeploy())
conclude(tallies)

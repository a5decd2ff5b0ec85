import { carryOvers, decideCarryOver, decidedCarryOver, findPromises, promisePage, story } from '../across-years.ts';
import { office, type Route, readers } from '../route.ts';

/** What one year hands on to the next, and what became of promises over the years. */
export const ACROSS_YEARS_ROUTES = {
  listCarryOvers: {
    method: 'GET',
    path: '/v1/plans/{plan}/carry-overs',
    lambda: 'files',
    callers: office,
    summary: "Last year's unfinished tasks 结转, and what was decided on each",
    answer: carryOvers,
  },
  decideCarryOver: {
    method: 'POST',
    path: '/v1/plans/{plan}/carry-overs/{task}',
    lambda: 'files',
    callers: office,
    summary: 'Carry an unfinished task over into the draft, or say why not',
    body: decideCarryOver,
    changes: true,
    answer: decidedCarryOver,
  },
  getStory: {
    method: 'GET',
    path: '/v1/tasks/{task}/story',
    lambda: 'files',
    callers: readers,
    summary: 'What became of a promise over the years 历年情况',
    answer: story,
  },
  findPromises: {
    method: 'GET',
    path: '/v1/promises',
    lambda: 'files',
    callers: readers,
    summary: 'Promises of all years that have these words',
    query: findPromises,
    answer: promisePage,
  },
} as const satisfies Record<string, Route>;

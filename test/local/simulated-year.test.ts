import { expect, it } from 'vitest';
import { ApiProblem } from '#contract/api-problem.ts';
import { LocalCloudError } from '#local/errors.ts';
import { openLedger } from '#local/ledger.ts';
import type { Action } from '#local/script-of-the-year.ts';
import { carryOut } from '#local/simulated-year.ts';
import type { TownClient } from '#local/town-client.ts';

const ACTION = { id: 'report-001', n: '001', kind: 'report', via: 'api', onBehalfOf: null, body: {} } as unknown as Action;

/** A client whose calls end so, by operation. */
const clientThat = (ends: Readonly<Record<string, ApiProblem | object>>): TownClient =>
  ({
    call: async (operation: string) => {
      if (ends[operation] instanceof Error) throw ends[operation];
      return ends[operation];
    },
  }) as unknown as TownClient;

const problem = (status: number): ApiProblem => new ApiProblem({ status, code: 'x', title: '不行' }, '因为');
const READ = { getTask: { version: '1' } };

it.each([
  { ends: { ...READ, reportProgress: { status: 201, body: { update: 'wangjing-2022-001@2' } } }, status: 201, why: 'what was taken' },
  { ends: { ...READ, reportProgress: problem(409) }, status: 409, why: 'what was refused' },
  { ends: { getTask: problem(403) }, status: 403, why: 'a person who may not even read it any more' },
])('an action is done when it was answered: $why', async ({ ends, status }) => {
  const ledger = openLedger(null);
  await carryOut(ACTION, 'wangjing-2022', clientThat(ends), ledger);
  expect(ledger.all()).toMatchObject([{ action: 'report-001', task: 'wangjing-2022-001', status }]);
});

it.each([
  { ends: { ...READ, reportProgress: problem(0) }, why: 'nobody is there' },
  { ends: { ...READ, reportProgress: problem(500) }, why: 'what answers is being stopped' },
  { ends: { getTask: problem(0) }, why: 'already when it is read' },
])('one that was not answered is still to be done: $why', async ({ ends }) => {
  const ledger = openLedger(null);
  await expect(carryOut(ACTION, 'wangjing-2022', clientThat(ends), ledger)).rejects.toBeInstanceOf(LocalCloudError);
  expect(ledger.has('report-001')).toBe(false);
});

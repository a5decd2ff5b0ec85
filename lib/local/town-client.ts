import { ApiProblem } from '#contract/api-problem.ts';
import { type ApiClient, apiClient, type ReadOf } from '#contract/client.ts';
import { LocalCloudError } from './errors.ts';

/** A person at the API: what a browser or another system would send, and nothing else. */
export interface TownClient extends ApiClient {
  /** `call` of a step that has no other way on. @throws LocalCloudError, in words, for what is refused */
  readonly must: ApiClient['call'];
}

/** Ends a step that has no other way on. @throws LocalCloudError, in words, for what the API refused or did not answer */
export const inWords =
  (operation: string) =>
  (error: unknown): never => {
    if (!(error instanceof ApiProblem)) throw error;
    const fields = error.errors.map(({ pointer, message }) => `${pointer} ${message}`).join('；');
    throw new LocalCloudError(`${operation}: ${error.status} ${error.message} ${fields}`.trim());
  };

/** @param token bearer of the person who calls */
export const townClient = (url: string, token: () => Promise<string>): TownClient => {
  const client = apiClient({ url, token });
  return { ...client, must: (operation, ...given) => client.call(operation, ...given).catch(inWords(operation)) };
};

/** All tasks of a plan, page by page. */
export const everyTask = async ({ pages }: TownClient, plan: string): Promise<readonly ReadOf<'getTask'>[]> =>
  Array.fromAsync(pages('listTasks', { params: { plan }, query: { limit: '200' } }));

/** The last revision of the review; undefined before the first. */
export const lastReview = async (client: TownClient, plan: string): Promise<ReadOf<'getReview'> | undefined> => {
  const { revisions } = (await client.must('getPlan', { params: { plan } })).body;
  return revisions === 0 ? undefined : (await client.must('getReview', { params: { plan, revision: 'latest' } })).body;
};

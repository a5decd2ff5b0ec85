import { LocalCloudError } from './errors.ts';

/** What an API call was answered. */
export interface Reply<Body = unknown> {
  readonly status: number;
  readonly etag: string;
  readonly location: string;
  readonly body: Body;
}

/** A person at the API: what a browser or another system would send, and nothing else. */
export interface TownClient {
  get<Body>(path: string): Promise<Reply<Body>>;
  text(path: string): Promise<string>;
  send(method: 'POST' | 'PUT' | 'PATCH', path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Reply>;
}

/** @param token bearer of the person who calls */
export const townClient = (url: string, token: () => Promise<string>): TownClient => {
  const call = async (method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${await token()}`, ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const reply = async <Body>(response: Response): Promise<Reply<Body>> => ({
    status: response.status,
    etag: response.headers.get('etag') ?? '',
    location: response.headers.get('location') ?? '',
    body: (await response.json()) as Body,
  });
  return {
    get: async (path) => refuse(await reply(await call('GET', path)), `GET ${path}`),
    text: async (path) => (await call('GET', path)).text(),
    send: async (method, path, body, headers) => reply(await call(method, path, body, headers)),
  };
};

/** All tasks of a plan, page by page. */
export const everyTask = async <Task>(client: TownClient, plan: string): Promise<readonly Task[]> => {
  const tasks: Task[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Reply<{ items: readonly Task[]; nextCursor: string | null }> = await client.get(
      `/v1/plans/${plan}/tasks?limit=200${cursor && `&cursor=${cursor}`}`,
    );
    tasks.push(...page.body.items);
    cursor = page.body.nextCursor;
  }
  return tasks;
};

/** A step of the year that has no other way on. */
export const refuse = <Body>(reply: Reply<Body>, what: string): Reply<Body> => {
  if (reply.status < 400) return reply;
  const { detail = '', errors = [] } = reply.body as { detail?: string; errors?: { pointer: string; message: string }[] };
  throw new LocalCloudError(
    `${what}: ${reply.status} ${detail} ${errors.map(({ pointer, message }) => `${pointer} ${message}`).join('；')}`.trim(),
  );
};

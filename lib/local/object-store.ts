import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';

export interface ObjectStore {
  readonly endpoint: string;
  stop(): Promise<void>;
}

interface Exchange {
  readonly method: string;
  set(headers: Readonly<Record<string, string>>): void;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly path: string;
  readonly state: { vhost: boolean };
  mountPath: string;
  status: number;
  type: string;
  body: string;
}

type Middleware = (exchange: Exchange, next: () => Promise<void>) => Promise<void> | void;

interface S3Server {
  readonly middleware: Middleware[];
  run(): Promise<{ port: number }>;
  close(): Promise<void>;
  readonly httpServer: { closeAllConnections(): void };
}

type S3ServerClass = new (options: Record<string, unknown>) => S3Server;

const CONDITIONS = ['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since'];

/** The server looks at no condition and would overwrite what must not be; it is refused as S3 refuses what it cannot do. */
const refuseConditions: Middleware = (exchange, next) => {
  const condition = CONDITIONS.find((name) => exchange.headers[name] !== undefined);
  if (condition === undefined) return next();
  const message = `${condition} is not done on this machine`;
  Object.assign(exchange, { status: 501, type: 'application/xml' });
  exchange.body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NotImplemented</Code><Message>${message}</Message></Error>`;
};

/**
 * The SDK signs the address of a bucket with its final slash, which the server leaves away when it checks the signature. Told so, as for a
 * bucket with a host name of its own, it comes to the address that was signed.
 */
const keepFinalSlash: Middleware = (exchange, next) => {
  if (/^\/[^/]+\/$/.test(exchange.path)) {
    exchange.state.vhost = true;
    exchange.mountPath = '/';
  }
  return next();
};

/** A page of this machine may send and fetch, as the template lets the page of the town. */
const letPagesIn: Middleware = (exchange, next) => {
  exchange.set({
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, PUT',
    'access-control-allow-headers': 'content-type, content-disposition, x-amz-checksum-sha256',
  });
  if (exchange.method !== 'OPTIONS') return next();
  exchange.status = 204;
};

/** An S3-like server with the template's buckets in `directory`. By an address in numbers, so that the SDK uses paths, not host names. */
export const startObjectStore = async (buckets: readonly string[], directory: string): Promise<ObjectStore> => {
  // The package has no types and is CommonJS.
  const S3rver = createRequire(import.meta.url)('@20minutes/s3rver') as S3ServerClass;
  mkdirSync(directory, { recursive: true });
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    vhostBuckets: false,
    configureBuckets: buckets.map((name) => ({ name })),
  });
  server.middleware.unshift(letPagesIn, refuseConditions);
  // Behind what decides whether there is such a name, before the routes.
  server.middleware.splice(-1, 0, keepFinalSlash);
  const { port } = await server.run();
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: () => {
      server.httpServer.closeAllConnections();
      return server.close();
    },
  };
};

import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';

export interface ObjectStore {
  readonly endpoint: string;
  stop(): Promise<void>;
}

interface S3Server {
  run(): Promise<{ port: number }>;
  close(): Promise<void>;
  readonly httpServer: { closeAllConnections(): void };
}

type S3ServerClass = new (options: Record<string, unknown>) => S3Server;

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
  const { port } = await server.run();
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: () => {
      server.httpServer.closeAllConnections();
      return server.close();
    },
  };
};

import { createServer, type RequestListener, type Server } from 'node:http';
import { LocalCloudError } from './errors.ts';
import { ownAnswer } from './gateway-event.ts';

/** The one address that people use: opened first, since the address is part of what is synthesized; answers 503 until all else runs. */
export interface FrontDoor {
  readonly url: string;
  /** Requests whose path starts so go there; the longest such path wins. */
  serve(path: string, listener: RequestListener): void;
  /** Requests of exactly this path go there, before all others. */
  servePage(path: string, listener: RequestListener): void;
  close(): Promise<void>;
}

const listening = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const busy = error.code === 'EADDRINUSE';
      reject(
        busy ? new LocalCloudError(`端口 ${port} 已被占用，请用 --port 另选。Port ${port} is in use; choose another with --port.`) : error,
      );
    });
    server.listen(port, '127.0.0.1', () => resolve());
  });

/** @throws LocalCloudError in one sentence when the port is taken */
export const openFrontDoor = async (port: number): Promise<FrontDoor> => {
  const mounts: { path: string; listener: RequestListener }[] = [];
  const pages = new Map<string, RequestListener>();
  const server = createServer((request, response) => {
    const [path = '/'] = (request.url ?? '/').split('?');
    const listener = pages.get(path) ?? mounts.find((mount) => path.startsWith(mount.path))?.listener;
    if (listener) return listener(request, response);
    const { status, headers, body } = ownAnswer(503, 'Service Unavailable');
    return response.writeHead(status, headers).end(body);
  });
  await listening(server, port);
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}`,
    serve: (path, listener) => {
      mounts.push({ path, listener });
      mounts.sort((a, b) => b.path.length - a.path.length);
    },
    servePage: (path, listener) => void pages.set(path, listener),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

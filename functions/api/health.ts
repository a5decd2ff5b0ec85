import { endpoint } from '#runtime/endpoint.ts';

/** Whether the API answers. Open to anyone, says nothing of anybody. */
export const health = endpoint('health', async () => ({ status: 200, headers: {}, body: { status: 'ok' as const } }));

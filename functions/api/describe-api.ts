import { fileBesideTheCode } from '#runtime/beside-the-code.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** The description of the API, as it was written when the code was bundled. */
export const describeApi = endpoint('describeApi', () => fileBesideTheCode('openapi.json', 'application/json'));

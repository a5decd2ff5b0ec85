import { createHash } from 'node:crypto';
import { fileBesideTheCode } from '#runtime/beside-the-code.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** The page may use its own style sheet and nothing else. */
const policyFor = (page: string): string => {
  const style = /<style>([^<]*)<\/style>/.exec(page)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
};

/** The description of the API as a page, as it was written when the code was bundled. */
export const readDocs = endpoint('readDocs', async () => {
  const page = await fileBesideTheCode('docs.html', 'text/html; charset=utf-8');
  return { ...page, headers: { ...page.headers, 'content-security-policy': policyFor(page.body), 'referrer-policy': 'no-referrer' } };
});

import { chatTexts, linkList, makeChatTexts, revoked } from '../links.ts';
import { office, type Route } from '../route.ts';

/** Without signing in: the token in the address is the right. */
const form = { path: '/l/{token}', lambda: 'links', callers: { anyone: 'town' }, answer: { types: ['text/html; charset=utf-8'] } } as const;

/** Forms behind the links of letters, and the office's view of these links. */
export const LINK_ROUTES = {
  openForm: { ...form, method: 'GET', summary: 'The form behind a mail link' },
  headForm: { ...form, method: 'HEAD', summary: 'Whether a mail link opens' },
  sendForm: { ...form, method: 'POST', summary: 'Send in the form behind a mail link', statuses: [200, 409, 422] },
  makeChatTexts: {
    method: 'POST',
    path: '/v1/plans/{plan}/chat-texts',
    lambda: 'api',
    callers: office,
    summary: 'Texts to paste into a work group 催办文本, each with a link',
    body: makeChatTexts,
    answer: chatTexts,
  },
  listLinks: {
    method: 'GET',
    path: '/v1/links',
    lambda: 'api',
    callers: office,
    summary: 'Mail links of my town that have not expired',
    answer: linkList,
  },
  revokeLink: {
    method: 'DELETE',
    path: '/v1/links/{link}',
    lambda: 'api',
    callers: office,
    summary: 'Revoke a mail link',
    answer: revoked,
  },
  revokeLinksOf: {
    method: 'DELETE',
    path: '/v1/organization/people/{person}/links',
    lambda: 'api',
    callers: office,
    summary: 'Revoke all mail links of a person',
    answer: revoked,
  },
} as const satisfies Record<string, Route>;

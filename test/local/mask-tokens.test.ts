import { randomBytes } from 'node:crypto';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailServer, startMail } from '#local/mail.ts';
import { maskTokens } from '#local/mask-tokens.ts';
import { postOffice } from '#mail/post-office.ts';

let server: MailServer;
let raw: Buffer = Buffer.alloc(0);
beforeAll(async () => {
  server = await startMail((mail) => {
    raw = mail.raw;
  });
});
afterAll(() => server.stop());

/** A letter that went over the wire, with the link where it stands in a line of so many characters. */
const sent = async (token: string, before: string, after = ''): Promise<Buffer> => {
  const url = `http://127.0.0.1:8080/l/${token}`;
  const mail = {
    id: 'abc',
    kind: 'digest',
    to: { name: '王', email: 'w@b.example' },
    replyTo: '',
    fromName: '望',
    at: '2022-06-21T08:30:00+08:00',
  };
  const words = { subject: '主题', text: `${before}${url}\n有效${after}`, html: `<p>${before}<a href="${url}">打开</a>${after}</p>` };
  await postOffice({ sender: 'a@b.example', smtpUrl: server.url, smtpPassword: '' }).send({ ...mail, ...words });
  return raw;
};
const tokenOf = (): string => randomBytes(32).toString('base64url');

describe('a letter whose links are struck out', () => {
  it.each([
    { why: 'mostly Latin', encoding: 'quoted-printable', before: 'please open ', after: '' },
    {
      why: 'mostly Chinese',
      encoding: 'base64',
      before: '农业综合服务中心，请打开',
      after: '，可转给本单位同事填，请填写填报人。'.repeat(20),
    },
  ])('holds no token, and is the same whatever the token was: $why, $encoding', async ({ before, after, encoding }) => {
    for (let more = 0; more < 77; more += 7) {
      const lead = before + 'a'.repeat(more);
      const [one, two] = [tokenOf(), tokenOf()];
      const masked = maskTokens(await sent(one, lead, after));
      expect(masked.toString('latin1')).toContain(`Content-Transfer-Encoding: ${encoding}`);
      const { text = '', html } = await simpleParser(masked);
      expect(text + html).not.toContain(one);
      expect(text).toContain(`/l/${'x'.repeat(43)}`);
      expect(html).toContain(`/l/${'x'.repeat(43)}"`);
      expect(maskTokens(await sent(two, lead, after)).equals(masked)).toBe(true);
    }
  });

  it('is untouched when it has none', async () => {
    await sent('no-token', '农业');
    expect(maskTokens(raw)).toBe(raw);
  });
});

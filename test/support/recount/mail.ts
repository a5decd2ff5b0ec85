import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { dayOf } from './days.ts';

/** A letter as it was received. */
export interface Received {
  readonly day: string;
  readonly kind: string;
  readonly reader: string;
  readonly subject: string;
  readonly messageId: string;
  /** Of a digest: '<heading> <shown number of the task>', of a list '<heading> <department>'. */
  readonly lines: readonly string[];
}

export const readMail = (folder: string): Promise<readonly Received[]> =>
  Promise.all(
    readdirSync(join(folder, 'mail'))
      .toSorted()
      .map(async (name) => {
        const mail = await simpleParser(readFileSync(join(folder, 'mail', name)));
        const kind = String(mail.headers.get('x-letter-kind'));
        const to = Array.isArray(mail.to) ? mail.to[0] : mail.to;
        return {
          day: dayOf(mail.date?.getTime() ?? 0),
          kind,
          reader: to?.value[0]?.address ?? '',
          subject: mail.subject ?? '',
          messageId: mail.messageId ?? '',
          lines: kind === 'digest' ? linesIn(mail.text ?? '') : [],
        };
      }),
  );

/** Headings are '一、已过时限（2项）' or '一、本期例行，6月24日前（2项）', which is '本期例行'; the lines under them begin with two spaces and the task's number, or are '农服中心的任务清单'. */
const linesIn = (text: string): readonly string[] => {
  let heading = '';
  return text.split('\n').flatMap((line) => {
    heading = /^[一二三四五六七八九十]、([^，]+)(?:，.+)?（\d+项）$/.exec(line)?.[1] ?? heading;
    const id = /^ {2}(?:(\d[\d.+]*) |(\S+)的任务清单$)/
      .exec(line)
      ?.slice(1)
      .find((one) => one !== undefined);
    return id === undefined ? [] : [`${heading} ${id}`];
  });
};

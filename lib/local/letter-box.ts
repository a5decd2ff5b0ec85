import { chmodSync } from 'node:fs';
import { simpleParser } from 'mailparser';
import { type Day, dayAt } from '#domain/day.ts';
import { lastDayOfLink } from '#domain/mail-link.ts';
import { noJournal, openJournal } from './journal.ts';
import type { ReceivedMail } from './mail.ts';

/** A form that a letter asks its reader to fill in, as it lies in the reader's letter box. */
export interface LinkedForm {
  readonly to: string;
  readonly subject: string;
  /** Of the letter. */
  readonly day: Day;
  /** Where it opens, `/l/…`: the address of the system may be another when it is started again. */
  readonly path: string;
}

/**
 * Keeps the working links of the letters that came, which the letters in `out/` show struck out: who sits at this machine reads
 * everybody's mail, and opens by these links what the readers would.
 */
export interface LetterBox {
  /** A letter without a link, or one that cannot be read, leaves nothing. */
  take(mail: ReceivedMail): Promise<void>;
  /** Forms whose links have not expired on that day, of the newest letter first. */
  formsOn(day: Day): readonly LinkedForm[];
  close(): Promise<void>;
}

const LINK = /\/l\/[\w-]{43}(?![\w-])/;

const formIn = async ({ raw, to }: ReceivedMail): Promise<LinkedForm | undefined> => {
  const { text = '', subject = '', date } = await simpleParser(raw);
  const path = LINK.exec(text)?.[0];
  return path && date ? { to: to[0] ?? '', subject, day: dayAt(date.getTime()), path } : undefined;
};

/** @param file of JSON lines that only this person may read, or null to keep them in memory */
export const openLetterBox = (file: string | null): LetterBox => {
  const journal = file === null ? noJournal : openJournal(file);
  if (file !== null) chmodSync(file, 0o600);
  const forms = journal.past.map(({ kind: _kind, ...form }) => form as unknown as LinkedForm);
  return {
    take: async (mail) => {
      const form = await formIn(mail);
      if (!form) return;
      forms.push(form);
      await journal.append({ kind: 'form', ...form });
    },
    formsOn: (day) => forms.filter((form) => day <= lastDayOfLink(form.day)).toReversed(),
    close: () => journal.close(),
  };
};

/** Forms that open at that instant, of the newest letter first: each link is tried, since one that has not expired may be revoked. */
export const openForms = async (box: LetterBox, url: string, now: number): Promise<readonly LinkedForm[]> => {
  const forms = box.formsOn(dayAt(now));
  const answers = await Promise.all(forms.map(({ path }) => fetch(`${url}${path}`, { method: 'HEAD' })));
  return forms.filter((_, i) => answers[i]!.ok);
};

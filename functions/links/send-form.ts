import { readTypedForm } from '#contract/typed-form.ts';
import { formPage, receiptPage } from '#documents/form-page.ts';
import { openLink } from '#runtime/open-link.ts';
import type { Page, PageRequest } from '#runtime/page.ts';
import { sendForm as send } from '#runtime/send-form.ts';
import type { Services } from '#runtime/services.ts';

/** A form that was sent in: what was right is saved, what was not comes back as it was typed. */
export const sendForm = async ({ token, at, day, form }: PageRequest, services: Services): Promise<Page> => {
  const open = await openLink(token, { at, day }, services);
  const typed = readTypedForm(form());
  const { now, received, back, say, status, reporterError } = await send(typed, open, services);
  if (status === 200) return { status, html: receiptPage(now.head, received, now.rows) };
  return { status, html: formPage({ ...now, back: { say, received, rows: back, reporter: typed.reporter, reporterError } }) };
};

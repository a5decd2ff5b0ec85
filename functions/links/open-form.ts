import { formPage } from '#documents/form-page.ts';
import { formNow } from '#runtime/form-of-link.ts';
import { openLink } from '#runtime/open-link.ts';
import type { Page, PageRequest } from '#runtime/page.ts';
import type { Services } from '#runtime/services.ts';

/** The form behind a mail link. It reads and writes nothing, whoever opens it and how often. */
export const openForm = async ({ token, at, day }: PageRequest, services: Services): Promise<Page> => {
  const open = await openLink(token, { at, day }, services);
  return { status: 200, html: formPage(await formNow(open, services)) };
};

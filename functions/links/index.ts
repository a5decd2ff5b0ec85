import { pages } from '#runtime/page.ts';
import { openForm } from './open-form.ts';
import { sendForm } from './send-form.ts';

/** Forms for the holders of mail links, who do not sign in. It may touch links, tasks and their history. */
export const handler = pages({ open: openForm, send: sendForm });

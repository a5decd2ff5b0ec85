import * as z from 'zod/mini';
import { bulletinPaper } from '#documents/bulletin-paper.ts';
import { paperDocx } from '#documents/paper-docx.ts';
import { paperHtml } from '#documents/paper-html.ts';
import type { Bulletin } from '#domain/bulletin.ts';
import { keepDocument } from '#runtime/keep-document.ts';
import { step } from '#runtime/step.ts';

const Job = z.object({ plan: z.string(), month: z.string() });
const Shape = z.object({ day: z.string(), at: z.string(), jobs: z.array(Job), towns: z.number(), failed: z.number() });

/** Renders each bulletin to the files of its month: one sheet for the leader, its page, the archive's copy. The same bulletin, the same files. */
export const handler = step(Shape, Shape, async (input, { bulletins }) => {
  for (const { plan, month } of input.jobs) await render(await bulletins.load(plan, month));
  return input;
});

const render = async (bulletin: Bulletin): Promise<void> => {
  const { plan, month } = bulletin;
  const [sheet, archive] = [bulletinPaper(bulletin, 'sheet'), bulletinPaper(bulletin, 'official')];
  const file = { plan, name: `bulletin-${month}`, title: sheet.name };
  await Promise.all([
    keepDocument({ ...file, ending: 'html' }, paperHtml(sheet)),
    keepDocument({ ...file, ending: 'docx' }, await paperDocx(sheet)),
    keepDocument({ ...file, name: `bulletin-${month}-archive`, ending: 'docx', title: archive.name }, await paperDocx(archive)),
  ]);
};

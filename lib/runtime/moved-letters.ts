import { updateId } from '#domain/ids.ts';
import type { Letter, LetterContent } from '#domain/letter.ts';
import { movedWords } from '#domain/moved-words.ts';
import { MOVES, type MoveLetter } from '#domain/moves.ts';
import { lastLines } from '#domain/progress.ts';
import { headsOf, leadersOf } from '#domain/recipients.ts';
import { titleOf } from '#domain/title-of.ts';
import type { Organization, Person } from '#domain/town.ts';
import type { MadeMove } from './act-on-task.ts';
import { letterTo } from './letter-to.ts';
import type { Request } from './request.ts';

/** The letters that a move causes at once, as the table of moves has them: one a person, to those alone whom it concerns. */
export const movedLetters = (made: MadeMove, organization: Organization, { day, at }: Pick<Request, 'day' | 'at'>): Letter[] => {
  const { after, move } = made;
  const subject = updateId(after.plan, after.n, after.version);
  const letters = MOVES[move.kind].letters.flatMap((letter) => readersOf(letter, made, organization).map((person) => ({ person, letter })));
  const once = letters.filter(({ person }, i) => letters.findIndex((other) => other.person.id === person.id) === i);
  return once.map(({ person, letter }) => letterTo(person, organization, { day, at, subject, content: contentOf(letter, made) }));
};

const readersOf = ({ to }: MoveLetter, { before, after }: MadeMove, organization: Organization): readonly Person[] =>
  to === 'leaders' ? leadersOf(organization, after.lead) : headsOf(organization, to === 'former' ? before.lead : after.lead);

const contentOf = ({ kind }: MoveLetter, { before, after, move }: MadeMove): LetterContent => {
  const said = { plan: after.plan, id: after.id, title: titleOf(after.text) };
  if (kind !== 'returned') return { ...said, kind, move: move.kind, ...movedWords(before, after, move) };
  const reason = move.kind === 'return' && !after.sensitive ? move.reason : '';
  return { ...said, kind, reason, last: after.sensitive ? [] : lastLines(after) };
};

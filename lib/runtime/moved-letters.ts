import type { Day } from '#domain/day.ts';
import { isOpen } from '#domain/feedback-rhythm.ts';
import { updateId } from '#domain/ids.ts';
import type { FormOfTask, Letter, LetterContent } from '#domain/letter.ts';
import { ACKNOWLEDGE_WITHIN } from '#domain/limits.ts';
import { movedWords } from '#domain/moved-words.ts';
import { MOVES, type MoveLetter } from '#domain/moves.ts';
import { lastLines } from '#domain/progress.ts';
import { headsOf, leadersOf } from '#domain/recipients.ts';
import type { Task } from '#domain/task.ts';
import { titleOf } from '#domain/title-of.ts';
import type { Organization, Person } from '#domain/town.ts';
import type { WorkdayCalendar } from '#domain/workday-calendar.ts';
import type { MadeMove } from './act-on-task.ts';
import { letterTo } from './letter-to.ts';
import type { Request } from './request.ts';

/** The letters that a move causes at once, as the table of moves has them: one a person, to those alone whom it concerns. */
export const movedLetters = (
  made: MadeMove,
  organization: Organization,
  calendar: WorkdayCalendar,
  { day, at }: Pick<Request, 'day' | 'at'>,
): Letter[] => {
  const { after, move } = made;
  const subject = updateId(after.plan, after.n, after.version);
  const signBy = calendar.add(day, ACKNOWLEDGE_WITHIN);
  const letters = MOVES[move.kind].letters.flatMap((letter) =>
    readersOf(letter, made, organization, day).map((person) => ({ person, letter })),
  );
  const once = letters.filter(({ person }, i) => letters.findIndex((other) => other.person.id === person.id) === i);
  return once.map(({ person, letter }) => letterTo(person, organization, { day, at, subject, content: contentOf(letter, made, signBy) }));
};

const readersOf = ({ to }: MoveLetter, { before, after }: MadeMove, organization: Organization, day: Day): readonly Person[] =>
  to === 'leaders' ? leadersOf(organization, after.lead) : headsOf(organization, to === 'former' ? before.lead : after.lead, day);

const contentOf = (letter: MoveLetter, { before, after, move }: MadeMove, signBy: Day): LetterContent => {
  const { kind, to } = letter;
  const said = { plan: after.plan, id: after.id, title: titleOf(after.text), ...formOf(letter, after) };
  if (kind !== 'returned') return { ...said, kind, move: move.kind, ...movedWords(before, after, move, { to, signBy }) };
  const reason = move.kind === 'return' && !after.sensitive ? move.reason : '';
  return { ...said, kind, reason, last: after.sensitive ? [] : lastLines(after) };
};

/** Who leads a task that takes anything answers from the letter. What was decided of a sensitive one is read on the page alone. */
const formOf = ({ to }: MoveLetter, task: Task): { readonly form?: FormOfTask } =>
  to === 'heads' && isOpen(task) && !task.sensitive ? { form: { n: task.n, department: task.lead } } : {};

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { MoveName } from '#domain/move.ts';
import { MOVES, type MoveLetter } from '#domain/moves.ts';
import { KINDS } from '#domain/plan.ts';
import { STATE_NAMES, TASK_STATES } from '#domain/task.ts';

const page = readFileSync(new URL('../docs/moves.md', import.meta.url), 'utf8');

const TO: Record<MoveLetter['to'], string> = { heads: 'heads', former: 'heads of the lead before', leaders: 'leaders in charge' };
const list = (all: readonly string[]): string => (all.length === 0 ? '–' : all.join(', '));

const lineOf = (move: MoveName): string => {
  const { name, from, to, kinds, by, needs, letters } = MOVES[move];
  const cells = [
    `${name} \`${move}\``,
    `${from.join(', ')} → ${to ?? (move === 'resume' ? 'as before' : 'the same')}`,
    kinds.length === KINDS.length ? 'all' : kinds.join(', '),
    list(by),
    list(needs.map((field) => `\`${field}\``)),
    list(letters.map((letter) => `\`${letter.kind}\` to ${TO[letter.to]}`)),
  ];
  return `| ${cells.join(' | ')} |`;
};

it('docs/moves.md is the table of moves, line by line', () => {
  const lines = page.split('\n').filter((line) => /^\| \S+ `[a-z-]+` \| /.test(line));
  expect(lines.filter((line) => line.includes(' → '))).toEqual((Object.keys(MOVES) as MoveName[]).map(lineOf));
});

it('docs/moves.md names each state', () => {
  for (const state of TASK_STATES) expect(page).toContain(`${STATE_NAMES[state]} \`${state}\``);
});

/** Checks the figures of a review against the files of its year alone; nothing of the rules that wrote it is used. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Operand {
  readonly source: string;
  readonly value: number;
}

interface Figure {
  readonly text: string;
  readonly value: number;
  readonly unit: string;
  readonly derivation: { readonly rule: string; readonly of: readonly Operand[]; readonly scale?: number; readonly bound?: number };
}

export interface Sentence {
  readonly task: string;
  readonly text: string;
  readonly sources: readonly string[];
  readonly figures: readonly Figure[];
}

export interface Review {
  readonly revision: number;
  readonly chapters: readonly { readonly sentences: readonly Sentence[] }[];
}

type Reported = Readonly<Record<string, number | string>>;

interface Entry {
  readonly version: number;
  readonly move: { readonly report?: { readonly measures: readonly Reported[] } };
  readonly after: { readonly values: Readonly<Record<string, number | null>> };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Files {
  readonly history: Readonly<Record<string, readonly Entry[]>>;
  readonly tasks: readonly (Span & { readonly targets: readonly { readonly value: number }[] })[];
  readonly baselines: readonly (Span & { readonly value: number })[];
}

const json = <Value>(folder: string, name: string): Value => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Value;

export const sentencesOf = (review: Review): Sentence[] => review.chapters.flatMap(({ sentences }) => sentences);

const spanOf = (source: string): Span => {
  const [, start, end] = /^.:(\d+)-(\d+)$/.exec(source) ?? [];
  return { start: Number(start), end: Number(end) };
};

/** The numbers that a source holds: of an update what was reported and the totals after it, of the plan its targets, of the last review its figure. */
const numbersOf = (source: string, { history, tasks, baselines }: Files): number[] => {
  const isSpan = (one: Span): boolean => one.start === spanOf(source).start && one.end === spanOf(source).end;
  if (source.startsWith('计:')) return tasks.filter(isSpan).flatMap(({ targets }) => targets.map(({ value }) => value));
  if (source.startsWith('基:')) return baselines.filter(isSpan).map(({ value }) => value);
  const [task = '', version] = source.split('@');
  const entry = history[task]?.find((one) => one.version === Number(version));
  const reported = (entry?.move.report?.measures ?? []).flatMap((measure) => Object.values(measure));
  return [...reported, ...Object.values(entry?.after.values ?? {})].filter((value) => typeof value === 'number');
};

const exact = (rule: string, values: readonly number[]): number => {
  const [first = Number.NaN, ...rest] = values;
  if (rule === 'ratio') return (first / rest[0]!) * 100;
  if (rule === 'difference') return rest.reduce((left, value) => left - value, first);
  if (rule === 'count') return values.length;
  return values.reduce((sum, value) => sum + value, 0);
};

/** Cut after two decimals; percent rounded to one, unless that would reach a bound that was not reached. */
const isPrintOf = (figure: Figure, value: number): boolean => {
  const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9;
  const cut = Math.trunc(Math.round(value * 1e8) / 1e6) / 100;
  return near(figure.value, cut) || (figure.derivation.rule === 'ratio' && near(figure.value, Math.round(value * 10) / 10));
};

const faultsOf = (sentence: Sentence, figure: Figure, files: Files): string[] => {
  const { rule, of, scale = 1 } = figure.derivation;
  const where = `${sentence.task} ${figure.text}`;
  const unproved = of.filter(({ source, value }) => !numbersOf(source, files).includes(value));
  const value = exact(
    rule,
    of.map((operand) => operand.value),
  );
  return [
    ...unproved.map((operand) => `${where}: ${operand.source} does not say ${operand.value}`),
    ...(isPrintOf(figure, value / scale) ? [] : [`${where}: its operands come to ${value / scale}`]),
    ...(figure.text.startsWith(String(figure.value)) ? [] : [`${where}: says another number than ${figure.value}`]),
    ...(sentence.text.includes(figure.text) ? [] : [`${where}: not in its sentence`]),
    ...(of.every(({ source }) => sentence.sources.includes(source)) ? [] : [`${where}: the sentence does not name its sources`]),
  ];
};

/** What is wrong with the figures of the review that lies in an `out` folder; none when each recomputes from its sources. */
export const reviewFaults = (folder: string, year: number): { readonly figures: number; readonly faults: readonly string[] } => {
  const plan = json<{ areas: readonly { tasks: Files['tasks'] }[]; baselines: Files['baselines'] }>(folder, 'plan.json');
  const files = {
    history: json<Files['history']>(folder, 'history.json'),
    tasks: plan.areas.flatMap(({ tasks }) => tasks),
    baselines: plan.baselines,
  };
  const sentences = sentencesOf(json<Review>(folder, `review-${year}.json`));
  return {
    figures: sentences.reduce((sum, { figures }) => sum + figures.length, 0),
    faults: sentences.flatMap((sentence) => sentence.figures.flatMap((figure) => faultsOf(sentence, figure, files))),
  };
};

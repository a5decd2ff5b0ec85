import { chineseMonthDay } from './day.ts';
import { updateId } from './ids.ts';
import { nodeName } from './node-name.ts';
import { counterPieces } from './review-counters.ts';
import { evidencesOf, type ReviewScope } from './review-measure.ts';
import { compose, noData, type Piece, type ReviewSentence, toCheck } from './review-sentence.ts';
import { pastPhrase } from './review-wording.ts';
import type { Task, TaskNode } from './task.ts';
import { titleOf } from './title-of.ts';

const isFinished = (task: Task): boolean =>
  task.state === 'completed' || (task.nodes.length > 0 && task.nodes.every((node) => node.doneOn !== null));

/** The task's subject without the plan's figures. @example subjectOf('培育肉牛养殖大户1户') //=> '培育肉牛养殖大户' */
const subjectOf = (text: string): string =>
  titleOf(text)
    .replace(/\d[\d.]*(?:[万亿])?(?:[%％]|[\p{Script=Han}])?(?:以上|以内|左右)?/gu, '')
    .replace(/[，,、。]$/, '');

const rests = (task: Task, nodes: readonly TaskNode[]): Piece => ({
  rests: nodes.flatMap((node) => (node.update === null ? [] : [updateId(task.plan, task.n, node.update)])),
});

/** The last node of many tasks is itself called 完成. */
const doneWords = (node: string): string => (node.startsWith('完成') ? node : `完成${node}`);

/** 6月24日完成台账上报 */
const lastNode = (task: Task, done: readonly TaskNode[]): readonly Piece[] => {
  const last = done.at(-1);
  return last?.doneOn ? [`，${chineseMonthDay(last.doneOn)}${doneWords(nodeName(task, last.name))}`, rests(task, done)] : [];
};

/** 已完成选址、备案，圈舍正在推进 */
const underway = (task: Task, done: readonly TaskNode[]): readonly Piece[] => {
  const next = task.nodes.find((node) => node.doneOn === null);
  const names = done.map((node) => nodeName(task, node.name)).join('、');
  return [
    `推进${subjectOf(task.text)}，已完成${names}`,
    ...(next === undefined ? [] : [`，${nodeName(task, next.name)}正在推进`]),
    rests(task, done),
  ];
};

const started = (task: Task, opening: string): readonly Piece[] => {
  const done = task.nodes.filter((node) => node.doneOn !== null);
  if (isFinished(task)) return [pastPhrase(task.text) ?? `完成${subjectOf(task.text)}`, ...lastNode(task, done)];
  return done.length > 0 ? underway(task, done) : [opening];
};

/** Behind an account without nodes and counters: 〔无数据〕 when somebody reported words, 【待核：未报】 when nobody did. */
const emptiness = (task: Task): readonly Piece[] => (task.reported.length === 0 ? [toCheck('未报')] : [noData]);

const withCounters = (task: Task, opening: readonly Piece[], scope: ReviewScope): ReviewSentence => {
  const counters = counterPieces(task, evidencesOf(task, scope.history), scope);
  if (counters.length > 0) return compose(task, [...opening, '，', ...counters]);
  const done = task.nodes.some((node) => node.doneOn !== null);
  return compose(task, done || task.state === 'completed' ? opening : [...opening, ...emptiness(task)]);
};

/**
 * The sentence of a milestone: done with the day of its last node, or what is done and what is under way.
 *
 * @example '推进培育肉牛养殖大户，已完成选址、备案，圈舍正在推进。'
 */
export const milestoneSentence = (task: Task, scope: ReviewScope): ReviewSentence =>
  withCounters(task, started(task, `推进${subjectOf(task.text)}`), scope);

/**
 * The sentence of a campaign: what was held, what was found, and 全部整改到位 only if all of it was put right.
 *
 * @example '开展安全生产大检查行动，检查126家次，发现隐患97个，全部整改到位。'
 */
export const campaignSentence = (task: Task, scope: ReviewScope): ReviewSentence =>
  withCounters(task, [pastPhrase(task.text) ?? `开展${subjectOf(task.text)}`], scope);

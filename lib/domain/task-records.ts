import type { Day } from './day.ts';

/** 分解数: a village's part of a measure. `value` null is 未报, 0 is 零. */
export interface Share {
  readonly unit: string;
  readonly target: number | null;
  readonly value: number | null;
}

/** 更正 of what an update said of a measure: the value as it should have been, in the measure's own form. */
export type Correction = {
  readonly measure: string;
  readonly reason: string;
  /** The update (version) that was wrong; the latest on which the value rests when it is left out. */
  readonly update?: number | undefined;
} & (
  | { readonly value: number }
  | {
      readonly numerator: number;
      readonly denominator?: number | undefined;
    }
);

/** 一般 · 较大 · 重大 · 特别重大 */
export const INCIDENT_LEVELS = ['general', 'serious', 'major', 'extraordinary'] as const;
export type IncidentLevel = (typeof INCIDENT_LEVELS)[number];

export const LEVEL_NAMES: Record<IncidentLevel, string> = { general: '一般', serious: '较大', major: '重大', extraordinary: '特别重大' };

/** What a person says of an incident: facts without names. */
export interface IncidentWords {
  readonly date: Day;
  readonly level: IncidentLevel;
  readonly count: number;
  readonly facts: string;
  /** Measure of the task that counts it; null for none. */
  readonly measure: string | null;
}

/** 事件 of a zero-incident task. The task keeps the start of its facts, the history all of them. */
export interface Incident extends IncidentWords {
  /** 1, 2, … within the task. */
  readonly k: number;
  readonly update: number;
  readonly handled: { readonly date: Day; readonly update: number } | null;
  /** The office decided that it does not count for the year's verdict. */
  readonly discounted: { readonly day: Day; readonly reason: string; readonly update: number } | null;
}

/** The last answer of a supporting department to what it was asked. */
export interface SupportAnswer {
  readonly department: string;
  readonly day: Day;
  readonly update: number;
  /** Its start; the history holds all of it. */
  readonly answer: string;
}

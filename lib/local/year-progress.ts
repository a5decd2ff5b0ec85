import { SingleBar } from 'cli-progress';

/** Shows how far the simulated year has come, on standard error: a bar on a terminal, a line a month elsewhere. */
export interface YearProgress {
  at(epochMs: number): void;
  end(): void;
}

const DAY_MS = 86_400_000;

/** @example dayInChina(Date.parse('2022-03-02T00:00:00+08:00')) //=> '2022-03-02' */
const dayInChina = (epochMs: number): string => new Date(epochMs + 8 * 3_600_000).toISOString().slice(0, 10);

/** @example monthAfter('2022-12') //=> '2023-01' */
const monthAfter = (month: string): string => dayInChina(Date.parse(`${month}-28T12:00:00+08:00`) + 5 * DAY_MS).slice(0, 7);

export const yearProgress = (from: number, to: number, stream: NodeJS.WriteStream = process.stderr): YearProgress =>
  stream.isTTY ? bar(from, to, stream) : lines(stream);

const bar = (from: number, to: number, stream: NodeJS.WriteStream): YearProgress => {
  const single = new SingleBar({ format: '{day} {bar} {percentage}%', stream, hideCursor: true, clearOnComplete: false });
  single.start(Math.ceil((to - from) / DAY_MS), 0, { day: dayInChina(from) });
  return {
    at: (epochMs) => single.update(Math.max(0, Math.floor((epochMs - from) / DAY_MS)), { day: dayInChina(epochMs) }),
    end: () => single.stop(),
  };
};

const lines = (stream: NodeJS.WriteStream): YearProgress => {
  let month = '';
  return {
    at: (epochMs) => {
      const now = dayInChina(epochMs).slice(0, 7);
      // A month in which nobody acts is lived, too.
      while (month < now) {
        month = month === '' ? now : monthAfter(month);
        stream.write(`${month}\n`);
      }
    },
    end: () => {},
  };
};

type Json = Readonly<Record<string, unknown>>;

/** Fields in one order, whatever order they came in: the key first, then by name. */
const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const rank = (name: string): string => (name === 'pk' ? '0' : name === 'sk' ? '1' : `2${name}`);
  const fields = Object.entries(value).toSorted(([a], [b]) => (rank(a) < rank(b) ? -1 : 1));
  return Object.fromEntries(fields.map(([name, field]) => [name, inOrder(field)]));
};

/** Records as a file, one a line: `.jsonl` as such, else as a JSON array. The same records give the same text. */
export const recordFile = (name: string, records: readonly object[]): string => {
  const lines = records.map((record) => JSON.stringify(inOrder(record)));
  if (name.endsWith('.jsonl')) return lines.map((line) => `${line}\n`).join('');
  return lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`;
};

/** @throws SyntaxError when the text is none that `recordFile` wrote */
export const recordsIn = (name: string, text: string): readonly Json[] => {
  const records: unknown = name.endsWith('.jsonl')
    ? text
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as unknown)
    : JSON.parse(text);
  const isRecord = (one: unknown): one is Json => typeof one === 'object' && one !== null && !Array.isArray(one);
  if (!Array.isArray(records) || !records.every(isRecord)) throw new SyntaxError(`${name} holds no list of records`);
  return records;
};

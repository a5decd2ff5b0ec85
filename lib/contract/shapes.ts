/** What the variable parts of an address look like. A part of another shape names nothing that there is, and is never made a key of. */
export const SHAPES: Readonly<Record<string, RegExp>> = {
  plan: /^[a-z0-9-]{1,40}-\d{4}$/,
  task: /^[a-z0-9-]{1,40}-\d{4}-\d{3}$/,
  n: /^\d{3}$/,
  group: /^g\d{1,6}$/,
  month: /^\d{4}-\d{2}$/,
  revision: /^(latest|[1-9]\d{0,3})$/,
  name: /^\w[\w.-]{0,79}$/,
  link: /^[0-9a-f]{16}$/,
  department: /^[^\s/]{1,40}$/,
  person: /^[^\s/]{1,254}$/,
  year: /^20\d{2}$/,
  operation: /^[a-z0-9-]{1,80}$/,
  k: /^[1-9]\d?$/,
  feed: /^[\w-]{43}\.ics$/,
  evidence: /^[0-9a-f]{16}$/,
  edit: /^[0-9a-f]{12}$/,
};

/** What the key of a POST looks like. */
export const IDEMPOTENCY_KEY = /^[A-Za-z0-9_.:@-]{8,128}$/;

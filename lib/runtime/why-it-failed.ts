/** The sentence of the error that a function threw, out of Lambda's JSON. */
export const messageOf = (cause: string): string => {
  try {
    return String(JSON.parse(cause).errorMessage);
  } catch {
    return cause;
  }
};

/** Executions that end themselves under a name of their own, for a reason that nobody wrote for a person. */
const SENTENCES: Readonly<Record<string, string>> = { PublishFailed: '发布未完成，已退回草稿，请重新发布。' };

/**
 * Why an execution failed, in Chinese: the sentence of the rule that refused, which is the only error that speaks it, else what is known
 * by the name of the error.
 */
export const whyItFailed = (error: string, cause: string): string => {
  const message = messageOf(cause);
  return /[\u4e00-\u9fa5]/.test(message) ? message : (SENTENCES[error] ?? '系统出错，这项操作没有完成，已记录，请稍后再试。');
};

import type { FieldError } from '#domain/errors.ts';

/** What was refused, or did not arrive, in words for the person who waits. */
export class ApiProblem extends Error {
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** The code of a RuleError, or `Gateway`, `Unreachable`, `NotTheApi`. */
  readonly code: string;
  readonly title: string;
  /** Each wrong field by JSON Pointer. */
  readonly errors: readonly FieldError[];
  /** The version that there is now, where the one that was seen is stale; '' otherwise. */
  readonly present: string;

  constructor(
    told: Pick<ApiProblem, 'status' | 'code' | 'title'> & Partial<Pick<ApiProblem, 'errors' | 'present' | 'cause'>>,
    detail: string,
  ) {
    super(detail, { cause: told.cause });
    this.name = 'ApiProblem';
    this.status = told.status;
    this.code = told.code;
    this.title = told.title;
    this.errors = told.errors ?? [];
    this.present = told.present ?? '';
  }
}

/** What the gateway, which knows English only, says before any function runs. */
const OF_THE_GATEWAY: Readonly<Record<number, string>> = {
  401: '没有登录，或登录已过期，请重新登录。',
  404: '没有这个地址。',
  413: '内容超过 10 MB，请分开提交。',
  429: '请求过于频繁，请稍后再试。',
  503: '系统暂时不可用，请稍后再试。',
};

interface Told {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  readonly message?: string;
}

const notTheApi = (status: number, cause?: unknown): ApiProblem =>
  new ApiProblem({ status, code: 'NotTheApi', title: '答复无法识别', cause }, '收到的答复不是本系统的，请检查网络后再试。');

/** Reads JSON. @throws ApiProblem NotTheApi, as when a hotel's sign-in page answers */
export const jsonOf = async (response: Response): Promise<unknown> => {
  try {
    return await response.json();
  } catch (error) {
    throw notTheApi(response.status, error);
  }
};

/** The problem that an answer of 400 and above tells. */
export const problemIn = async (response: Response): Promise<ApiProblem> => {
  const { status, headers } = response;
  const told = (await jsonOf(response)) as Told;
  if (told.type !== undefined && told.detail !== undefined)
    return new ApiProblem(
      {
        status,
        code: told.type.slice(told.type.lastIndexOf(':') + 1),
        title: told.title ?? '',
        errors: told.errors ?? [],
        present: headers.get('etag') ?? '',
      },
      told.detail,
    );
  if (told.message === undefined) return notTheApi(status);
  return new ApiProblem({ status, code: 'Gateway', title: told.message }, OF_THE_GATEWAY[status] ?? '系统出错，请稍后再试。');
};

export const unreachable = (cause: unknown): ApiProblem =>
  new ApiProblem(
    { status: 0, code: 'Unreachable', title: '连接不上', cause },
    '连接不上系统，请检查网络后再试；提交时可用同一个编号重发。',
  );

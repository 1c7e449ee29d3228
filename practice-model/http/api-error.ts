/** An error as OpenAI's API answers it. */
export class ApiError extends Error {
  readonly status: number;
  readonly type: string;
  readonly param: string | null;
  readonly code: string | null;
  /** Headers that go with it. */
  headers: Readonly<Record<string, string>> = {};

  constructor(
    status: number,
    message: string,
    type = "invalid_request_error",
    param: string | null = null,
    code: string | null = null,
  ) {
    super(message);
    this.status = status;
    this.type = type;
    this.param = param;
    this.code = code;
  }

  get body(): object {
    return { error: { message: this.message, type: this.type, param: this.param, code: this.code } };
  }
}

export function badRequest(message: string, param: string | null = null, code: string | null = null): ApiError {
  return new ApiError(400, message, "invalid_request_error", param, code);
}

/** The error that goes with a status, for faults. */
export function errorOfStatus(status: number, model: string): ApiError {
  switch (status) {
    case 401:
      return new ApiError(
        401,
        "Incorrect API key provided. Practice fault.",
        "invalid_request_error",
        null,
        "invalid_api_key",
      );
    case 403:
      return new ApiError(
        403,
        "You are not allowed to use this model. Practice fault.",
        "invalid_request_error",
        null,
        "forbidden",
      );
    case 404:
      return new ApiError(
        404,
        `The model \`${model}\` does not exist or you do not have access to it.`,
        "invalid_request_error",
        null,
        "model_not_found",
      );
    case 429:
      return new ApiError(
        429,
        `Rate limit reached for ${model} on requests per min. Practice fault.`,
        "requests",
        null,
        "rate_limit_exceeded",
      );
    case 503:
      return new ApiError(
        503,
        "The engine is currently overloaded, please try again later. Practice fault.",
        "server_error",
        null,
        "overloaded",
      );
    default:
      return status < 500
        ? new ApiError(status, `The request was refused with status ${status}. Practice fault.`)
        : new ApiError(
            status,
            "The server had an error while processing your request. Practice fault.",
            "server_error",
          );
  }
}

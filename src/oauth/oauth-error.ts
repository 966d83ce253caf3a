/** What an OAuth endpoint refuses, in the words of RFC 6749, 7591 and 8707: programs read `code`. */
export type OAuthCode =
  | "invalid_request"
  | "invalid_client"
  | "invalid_grant"
  | "invalid_scope"
  | "invalid_target"
  | "unsupported_grant_type"
  | "unsupported_response_type"
  | "access_denied"
  | "invalid_redirect_uri"
  | "invalid_client_metadata"
  | "temporarily_unavailable";

export class OAuthError extends Error {
  readonly code: OAuthCode;
  readonly status: 400 | 401 | 403 | 413 | 415 | 429;

  constructor(code: OAuthCode, description: string, status: OAuthError["status"] = 400) {
    super(description);
    this.name = "OAuthError";
    this.code = code;
    this.status = status;
  }
}

/** Why signing in failed: next-auth's word for it, or that the server cannot be reached. */
export type SignInFailure = { error: string };

/** Signs in by e-mail and password; the answer sets the session's cookie. Null when it worked. */
export async function signInByPassword(email: string, password: string): Promise<SignInFailure | null> {
  const url = await post("callback/credentials", { email, password });
  if (url === null) return { error: "unreachable" };
  const error = new URL(url, window.location.href).searchParams.get("error");
  return error ? { error } : null;
}

/**
 * Signs in to an account whose password was set a moment ago, and goes to a page of ours; to the sign-in page where
 * that fails. Never returns, so that the form stays pending until the page comes.
 */
export async function signInAndGo(email: string, password: string, goTo: string): Promise<never> {
  const failure = await signInByPassword(email, password);
  return leaveFor(failure ? `/sign-in?callbackUrl=${encodeURIComponent(goTo)}` : goTo);
}

/** Loads a page whole, so that nothing of another account stays. Never returns. */
export function leaveFor(address: string): Promise<never> {
  window.location.assign(address);
  return new Promise(() => {});
}

/** Where the browser must go to sign in with the OpenID Connect provider. */
export async function startProviderSignIn(callbackUrl: string): Promise<{ url: string } | SignInFailure> {
  const url = await post("signin/oidc", { callbackUrl });
  if (url === null) return { error: "unreachable" };
  const error = new URL(url, window.location.href).searchParams.get("error");
  return error ? { error } : { url };
}

/** next-auth's protocol: its token against forged requests, then the form. Null where no answer came. */
async function post(path: string, fields: Record<string, string>): Promise<string | null> {
  try {
    const { csrfToken } = (await (await fetch("/api/auth/csrf")).json()) as { csrfToken: string };
    const body = new URLSearchParams({ ...fields, csrfToken, json: "true" });
    const answer = await fetch(`/api/auth/${path}`, { method: "POST", body });
    return ((await answer.json()) as { url: string }).url;
  } catch {
    return null;
  }
}

import type { Context as HonoContext } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { SECOND } from "../src/core/time.ts";
import { DEVICE_MS } from "../src/identity/devices.ts";
import { AUTHORIZATION_MS } from "../src/identity/external-accounts.ts";
import { SESSION_MS } from "../src/identity/sessions.ts";

/** The session, the browser that somebody has signed in from, and the state of a sign-in that is under way elsewhere. */
type Cookie = "session" | "device" | "openid";

const NAMES: Record<Cookie, string> = { session: "relata", device: "relata-device", openid: "relata-openid" };
const LIVES_MS: Record<Cookie, number> = { session: SESSION_MS, device: DEVICE_MS, openid: AUTHORIZATION_MS };

/** On plain http (loopback only) a browser takes no `__Host-` cookie. */
const isSecure = (c: HonoContext): boolean => new URL(c.req.url).protocol === "https:";
const nameOf = (c: HonoContext, cookie: Cookie): string => `${isSecure(c) ? "__Host-" : ""}${NAMES[cookie]}`;

export const readCookie = (c: HonoContext, cookie: Cookie): string | undefined => getCookie(c, nameOf(c, cookie));

/** Scripts do not get it, nor do requests that begin on another site, except links that are followed to here. */
export function keepCookie(c: HonoContext, cookie: Cookie, value: string): void {
  const options = { httpOnly: true, sameSite: "Lax", path: "/", secure: isSecure(c), maxAge: LIVES_MS[cookie] / SECOND } as const;
  setCookie(c, nameOf(c, cookie), value, options);
}

export function dropCookie(c: HonoContext, cookie: Cookie): void {
  deleteCookie(c, nameOf(c, cookie), { path: "/", secure: isSecure(c) });
}

import { randomBytes } from "node:crypto";
import type { Context as HonoContext } from "hono";
import { readCalendar } from "../src/calendar/calendar.ts";
import type { Context } from "../src/core/context.ts";
import type { App, AppEnv } from "../src/core/http.ts";
import { Refusal } from "../src/core/refusal.ts";
import { sha256, signerFrom } from "../src/core/secrets.ts";
import { stopPage } from "../src/digests/stop-page.ts";
import { readStopToken, type StopWish, stopDigest } from "../src/digests/stopping.ts";
import { formWords } from "../src/forms/form.words.ts";
import { type FormState, formHtml, goneHtml, messageHtml, pageHeaders } from "../src/forms/form-page.ts";
import type { FormRow } from "../src/forms/forms.table.ts";
import { freshState, openForm, submitForm } from "../src/forms/submit.ts";
import { receiveSent } from "../src/inbound/receive.ts";
import { findLink, type LinkKind } from "../src/links/links.ts";
import { localeOf } from "./authentication.ts";
import { directoryOf, systemContext } from "./context.ts";
import { originOf } from "./origin.ts";

type C = HonoContext<AppEnv>;

const MAX_FORM_BYTES = 64 * 1024;

/** Doors for those who have no account: an unguessable address is all they bring, and what lies behind it all they reach. */
export function publicRoutes(app: App): void {
  app.post("/in/hooks/:token", async (c) => {
    const { ctx, targetId } = await behind(c, "hook", c.req.param("token"));
    await receiveSent(ctx, targetId, { raw: await c.req.text(), header: (name) => c.req.header(name) });
    return c.json({ received: true }, 202);
  });
  app.get("/in/calendar/:file{[A-Za-z0-9_-]{43}\\.ics}", async (c) => {
    const { ctx, targetId } = await behind(c, "calendar", c.req.param("file").slice(0, -".ics".length));
    const text = await readCalendar(ctx, targetId);
    const etag = `"${sha256(text).slice(0, 32)}"`;
    const headers = { etag, "cache-control": "private, max-age=300", "content-type": "text/calendar; charset=utf-8" };
    return c.req.header("if-none-match")?.includes(etag) ? c.body(null, 304, headers) : c.body(text, 200, headers);
  });
  app.get("/in/digests/:token", async (c) => {
    const { kind } = stopWishIn(c);
    return stopPageFor(c, kind, false);
  });
  app.post("/in/digests/:token", async (c) => {
    const wish = stopWishIn(c);
    const ctx = await systemContext(c.env, wish.workspaceId, "system", (work) => c.executionCtx.waitUntil(work));
    if (ctx) await stopDigest(ctx, wish);
    return stopPageFor(c, wish.kind, true);
  });
  app.get("/f/:token", async (c) => {
    const found = await formBehind(c);
    if (!found) return gone(c);
    const { maker, form } = found;
    return c.req.query("sent") === undefined ? showForm(c, form, freshState(maker, form), 200) : thank(c, form);
  });
  app.post("/f/:token", async (c) => {
    const found = await formBehind(c);
    if (!found) return gone(c);
    const { maker, form } = found;
    if (!/^application\/x-www-form-urlencoded\b/i.test(c.req.header("content-type") ?? ""))
      throw new Refusal("unsupported_media_type", "Send the form as the page does");
    const text = await c.req.text();
    if (Buffer.byteLength(text) > MAX_FORM_BYTES) throw new Refusal("too_large", "A form has at most 64 KB");
    const again = await submitForm(maker, form, new URLSearchParams(text), visitorOf(c));
    if (again) return showForm(c, form, again, 422);
    return c.redirect(form.setup.redirectUrl ?? `${new URL(c.req.url).pathname}?sent`, 303);
  });
}

const showForm = (c: C, { setup }: FormRow, state: FormState, status: 200 | 422): Promise<Response> =>
  page(c, setup, status, (nonce) => formHtml(setup, state, nonce));

const thank = (c: C, { setup }: FormRow): Promise<Response> =>
  page(c, setup, 200, (nonce) => messageHtml(setup, setup.thanks || formWords(setup.language).thanks, nonce));

async function page(
  c: C,
  setup: FormRow["setup"],
  status: 200 | 422,
  html: (nonce: string) => ReturnType<typeof formHtml>,
): Promise<Response> {
  const nonce = randomBytes(16).toString("base64");
  return c.body(String(await html(nonce)), status, pageHeaders(setup, nonce));
}

function stopWishIn(c: C): StopWish {
  const wish = readStopToken({ signer: signerFrom(c.env.MASTER_KEY) }, c.req.param("token") ?? "");
  if (!wish) throw new Refusal("not_found", "There is no such address");
  return wish;
}

async function stopPageFor(c: C, kind: StopWish["kind"], isStopped: boolean): Promise<Response> {
  const nonce = randomBytes(16).toString("base64");
  const page = await stopPage(kind, localeOf(c), isStopped, nonce);
  return c.body(String(page), 200, pageHeaders({ origins: [], redirectUrl: null }, nonce));
}

const visitorOf = (c: C): string => originOf(c).ip ?? "anywhere";

/** Undefined where there is no such form, or none that is on: a person stands at the door, who is told so on a page. */
async function formBehind(c: C): Promise<{ maker: Context; form: FormRow } | undefined> {
  try {
    const { ctx, targetId } = await behind(c, "form", c.req.param("token") ?? "");
    return await openForm(ctx, targetId);
  } catch (thrown) {
    if (thrown instanceof Refusal && thrown.code === "not_found") return undefined;
    throw thrown;
  }
}

async function gone(c: C): Promise<Response> {
  const nonce = randomBytes(16).toString("base64");
  return c.body(String(await goneHtml(nonce)), 404, pageHeaders({ origins: [], redirectUrl: null }, nonce));
}

/** Where the address leads, and a context that acts for the workspace there. */
async function behind(c: C, kind: LinkKind, token: string): Promise<{ ctx: Context; targetId: string }> {
  const link = await findLink(directoryOf(c.env), kind, token);
  const ctx = link && (await systemContext(c.env, link.workspaceId, "api", (work) => c.executionCtx.waitUntil(work), originOf(c)));
  if (!ctx) throw new Refusal("not_found", "There is no such address");
  return { ctx, targetId: link.targetId };
}

import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect } from "vitest";
import { type App, type AppOptions, startApp } from "../support/app.ts";
import { launchBrowser, missingBrowser } from "../support/chromium.ts";
import { Client } from "../support/client.ts";
import { followRequests } from "./settled.ts";

/** People in a browser: what they see and press, by role and label, on the real app. */

export type Language = "vi" | "en";

export interface Visit {
  language?: Language;
  device?: "desktop" | "phone";
  theme?: "light" | "dark";
  /** Signed in as this member instead of the owner. */
  as?: { email: string; password: string };
  /** Comes in by the front door instead of with a session. */
  signedOut?: boolean;
  path?: string;
  /** Instead of the one that all visits share: a session that the journey may move or end. */
  session?: Client;
}

export interface Journey {
  readonly app: App;
  /** A person's own browser window, signed in as the owner or the member named. */
  visit(visit?: Visit): Promise<Page>;
}

const DEVICES = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
};
/** The browser itself reports refusals and lost networks, and they are part of the story. */
const EXPECTED = /status of 4\d\d|ERR_INTERNET_DISCONNECTED/;

/** A block of journeys with one app and one browser; says that it was skipped, and why, where no browser can be run. */
export function journeys(name: string, options: AppOptions, tell: (journey: Journey) => void): void {
  const reason = missingBrowser();
  describe.skipIf(reason)(reason ? `${name} (${reason})` : name, () => {
    let app: App;
    let browser: Browser;
    const contexts: BrowserContext[] = [];
    const complaints: string[] = [];

    beforeAll(async () => {
      [app, browser] = await Promise.all([startApp({ ...options, page: true }), launchBrowser()]);
    }, 60_000);
    afterAll(async () => {
      await browser?.close();
      await app?.close();
    });
    afterEach(async () => {
      await Promise.all(contexts.splice(0).map((context) => context.close()));
      expect(complaints.splice(0)).toEqual([]);
    });

    tell({
      get app() {
        return app;
      },
      async visit(visit = {}) {
        const context = await open(browser, app, visit);
        contexts.push(context);
        const page = await context.newPage();
        listen(page, complaints);
        followRequests(page);
        await page.goto(`${app.url}${visit.path ?? "/"}`);
        return page;
      },
    });
  });
}

async function open(
  browser: Browser,
  app: App,
  { language = "en", device = "desktop", theme = "light", as, signedOut, session: given = app.owner }: Visit,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    ...DEVICES[device],
    colorScheme: theme,
    reducedMotion: "reduce",
    locale: language === "vi" ? "vi-VN" : "en-GB",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  context.setDefaultTimeout(15_000);
  const session = as ? await Client.signedIn(app.url, as.email, as.password) : given;
  const { body } = await session.get<{ member?: { version: number } }>("/api/v1/me");
  if (body.member) await session.patch("/api/v1/me", { locale: language }, { version: body.member.version });
  if (!signedOut) await context.addCookies([cookieOf(app, session)]);
  await context.addInitScript(`localStorage.setItem("relata.locale", localStorage.getItem("relata.locale") ?? "${language}")`);
  return context;
}

function cookieOf(app: App, session: Client) {
  const [name = "", value = ""] = session.cookie.split(";")[0]?.split("=") ?? [];
  return { name, value, url: app.url, httpOnly: true };
}

/** Whatever the console complains of (an exception, a refused script) fails the journey. */
function listen(page: Page, complaints: string[]): void {
  page.on("pageerror", (error) => complaints.push(error.stack ?? error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !EXPECTED.test(message.text())) complaints.push(message.text());
  });
}

/** The first id of a noun's list, as the API gives it. */
export async function firstId(app: App, noun: string, query = "sort=-lastActivityAt"): Promise<string> {
  const { body } = await app.owner.get<{ items: { id: string }[] }>(`/api/v1/${noun}?limit=1&${query}`);
  return body.items[0]?.id ?? "";
}

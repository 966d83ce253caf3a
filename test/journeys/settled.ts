import type { Page, Request } from "playwright-core";
import { eventually } from "../support/mailbox.ts";

const unanswered = new WeakMap<Page, Set<Request>>();

/** Counts from now on what the page has asked for and not been given yet. */
export function followRequests(page: Page): void {
  const asked = new Set<Request>();
  unanswered.set(page, asked);
  page.on("request", (request) => {
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) asked.clear();
    asked.add(request);
  });
  page.on("requestfinished", (request) => asked.delete(request));
  page.on("requestfailed", (request) => asked.delete(request));
}

/** Two frames later, by which time what has come is drawn and has asked for what it needs: whether nothing still waits. */
const IS_DRAWN = `new Promise((resolve) => {
  const look = () => setTimeout(() => resolve(document.querySelector('.bone, [aria-busy="true"]') === null));
  requestAnimationFrame(() => requestAnimationFrame(look));
})`;

/**
 * Waits until a screen shows all that it asked for. Playwright's "networkidle" costs half a second of nothing on each screen, and says
 * nothing of what is drawn.
 */
export async function settled(page: Page): Promise<void> {
  const asked = unanswered.get(page);
  if (!asked) throw new Error("Nobody follows what this page asks for");
  await eventually(
    `${page.url()} to show all it asked for`,
    async () => (asked.size === 0 && (await page.evaluate(IS_DRAWN)) && asked.size === 0 ? true : undefined),
    15_000,
  );
}

import { expect, test } from "vitest";
import { violations } from "./accessibility.ts";
import { journeys, type Visit } from "./journey.ts";
import { SCREENS } from "./screens.ts";

/** Every screen in one language, on one device and in one theme: a file each, so that two can run at once. */
export function accessibleScreens(visit: Required<Pick<Visit, "language" | "device" | "theme">>): void {
  journeys(`accessibility: ${visit.device}, ${visit.theme}, ${visit.language}`, {}, (journey) => {
    test("axe finds nothing at the front door", async () => {
      const page = await journey.visit({ ...visit, signedOut: true });
      await page.getByRole("button", { name: /^(Sign in|Đăng nhập)$/ }).waitFor();
      expect(await violations(page)).toEqual([]);
    });

    test("axe finds nothing and nothing scrolls sideways or as a whole", async () => {
      const page = await journey.visit(visit);
      for (const [name, open] of Object.entries(SCREENS)) {
        await open(page, journey);
        expect.soft(await violations(page), name).toEqual([]);
        const overhang = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
        expect.soft(overhang, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
        const below = await page.evaluate("document.documentElement.scrollHeight - innerHeight");
        expect.soft(below, `${name} can push the whole page up`).toBeLessThanOrEqual(0);
      }
    });
  });
}

import { Desk } from "./desk.ts";
import { rowsOf, type SampleRecords } from "./rows.ts";
import { openWebShop } from "./shop/web-shop.ts";
import { STORIES } from "./stories.ts";
import { Teller } from "./teller.ts";
import { tellTraffic } from "./traffic.ts";

/**
 * The sample workspace as it would stand at `now` (ms UTC): a coffee roaster and machine maker in Đà Nẵng, its customers at home and
 * abroad, and what happened with them in the eighteen months before. The same `now` gives the same content, apart from ids. The web shop
 * adds its private buyers with their orders; all else is the same without it.
 */
export function buildSample(now: number, { withShop = false } = {}): SampleRecords {
  const desk = new Desk(now);
  for (const [name, story] of Object.entries(STORIES)) story(new Teller(desk, name));
  tellTraffic(desk);
  if (withShop) openWebShop(desk);
  return rowsOf(desk);
}

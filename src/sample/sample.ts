import { Desk } from "./desk.ts";
import { rowsOf, type SampleRecords } from "./rows.ts";
import { STORIES } from "./stories.ts";
import { Teller } from "./teller.ts";
import { tellTraffic } from "./traffic.ts";

/**
 * The sample workspace as it would stand at `now` (ms UTC): a coffee roaster and machine maker in Đà Nẵng, its customers at home and
 * abroad, and what happened with them in the eighteen months before. The same `now` gives the same content, apart from ids.
 */
export function buildSample(now: number): SampleRecords {
  const desk = new Desk(now);
  for (const [name, story] of Object.entries(STORIES)) story(new Teller(desk, name));
  tellTraffic(desk);
  return rowsOf(desk);
}

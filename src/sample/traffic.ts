import type { Desk } from "./desk.ts";
import { ACCOUNTS } from "./traffic/accounts.ts";
import { Occasions } from "./traffic/occasions.ts";
import { OrderTraffic } from "./traffic/orders.ts";
import { SalesTraffic } from "./traffic/sales.ts";
import { SMALL_DEALS } from "./traffic/small-deals.ts";

/** The everyday between the stories: orders, service, greetings and short sales. */
export function tellTraffic(desk: Desk): void {
  for (const account of ACCOUNTS) new OrderTraffic(desk, account).run();
  new Occasions(desk).run(ACCOUNTS);
  new SalesTraffic(desk).run(SMALL_DEALS);
}

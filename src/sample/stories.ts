import * as complaints from "./stories/complaints.ts";
import * as exportGoods from "./stories/export-goods.ts";
import * as families from "./stories/families.ts";
import * as greenCoffee from "./stories/green-coffee.ts";
import * as hotels from "./stories/hotels.ts";
import * as nangSom from "./stories/nang-som.ts";
import * as quiet from "./stories/quiet.ts";
import * as retail from "./stories/retail.ts";
import * as roasters from "./stories/roasters.ts";
import * as service from "./stories/service.ts";
import * as suppliers from "./stories/suppliers.ts";
import type { Story } from "./teller.ts";

/** Every story by its name; the name is the seed of its dates. */
export const STORIES: Record<string, Story> = {
  ...nangSom,
  ...hotels,
  ...complaints,
  ...quiet,
  ...roasters,
  ...families,
  ...greenCoffee,
  ...exportGoods,
  ...retail,
  ...service,
  ...suppliers,
};

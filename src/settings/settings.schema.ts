import * as z from "zod";
import { currency, requiredLine } from "../core/fields.schema.ts";

const timeZone = z.string().max(60).refine(isTimeZone, "must be a time zone such as Asia/Ho_Chi_Minh");

export const settings = z
  .object({ name: z.string(), currency: z.string(), timeZone: z.string(), version: z.int() })
  .meta({ id: "Settings" });
export const settingsPatch = z
  .strictObject({ name: requiredLine(100), currency, timeZone })
  .partial()
  .meta({ id: "SettingsPatch" });

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

export type Settings = z.infer<typeof settings>;
export type SettingsPatch = z.infer<typeof settingsPatch>;

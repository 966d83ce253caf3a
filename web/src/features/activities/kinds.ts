import type { InfiniteData } from "@tanstack/preact-query";
import {
  BookOpenText,
  CalendarDays,
  ClipboardList,
  Cog,
  type LucideIcon,
  Mail,
  MapPin,
  MessageCircle,
  MessageSquareText,
  Phone,
  ScrollText,
  ShoppingBag,
} from "lucide-preact";
import type { Activity } from "../../../../src/activities/activities.schema.ts";
import type { Page } from "../../../../src/core/fields.schema.ts";
import { client } from "../../lib/cache.ts";

export type ActivityKind = Activity["kind"];

export const KIND_ICONS: Record<ActivityKind, LucideIcon> = {
  email: Mail,
  call: Phone,
  meeting: CalendarDays,
  note: BookOpenText,
  chat: MessageCircle,
  sms: MessageSquareText,
  letter: ScrollText,
  visit: MapPin,
  form: ClipboardList,
  order: ShoppingBag,
  system: Cog,
};

export const KINDS = Object.keys(KIND_ICONS) as ActivityKind[];

/** What kind an activity is, if a timeline that was read has it. */
export function kindOfCached(id: string): ActivityKind | undefined {
  for (const [, data] of client.getQueriesData<InfiniteData<Page<Activity>>>({ queryKey: ["timeline"] }))
    for (const page of data?.pages ?? []) for (const activity of page.items) if (activity.id === id) return activity.kind;
  return undefined;
}

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

import { Building2, CircleCheck, type LucideIcon, Package, Settings, SquareKanban, Upload, Users } from "lucide-preact";
import type { Verb } from "../../../../src/core/context.ts";
import { words } from "../../lib/words.ts";
import { may } from "../identity/session.ts";

export interface Place {
  href: string;
  label: string;
  icon: LucideIcon;
  /** Pressed one after the other. */
  keys: string;
  /** Without this right there is nothing to see. */
  needs?: Verb;
}

/** Everywhere there is, in groups as the sidebar shows them. */
function all(): { records: Place[]; work: Place[]; data: Place[] } {
  const { nav } = words();
  return {
    work: [{ href: "/tasks", label: nav.tasks, icon: CircleCheck, keys: "g t", needs: "tasks:read" }],
    records: [
      { href: "/contacts", label: nav.contacts, icon: Users, keys: "g c", needs: "contacts:read" },
      { href: "/companies", label: nav.companies, icon: Building2, keys: "g o", needs: "companies:read" },
      { href: "/deals", label: nav.deals, icon: SquareKanban, keys: "g d", needs: "deals:read" },
      { href: "/products", label: nav.products, icon: Package, keys: "g p", needs: "products:read" },
    ],
    data: [
      { href: "/import", label: nav.import, icon: Upload, keys: "g i", needs: "imports:read" },
      { href: "/settings", label: nav.settings, icon: Settings, keys: "g s" },
    ],
  };
}

const open = (of: Place[]): Place[] => of.filter(({ needs }) => !needs || may(needs));

/** Everywhere this member can go. */
export function places(): ReturnType<typeof all> {
  const { records, work, data } = all();
  return { records: open(records), work: open(work), data: open(data) };
}

const OTHERS: { href: string; needs: Verb }[] = [
  { href: "/activities", needs: "activities:read" },
  { href: "/search", needs: "search:read" },
];

/** Whether this member may see what lies at an address. */
export function mayOpen(path: string): boolean {
  const { records, work, data } = all();
  const place = [...records, ...work, ...data, ...OTHERS].find(({ href }) => isAt(path, href));
  return !place?.needs || may(place.needs);
}

export const isAt = (path: string, href: string): boolean =>
  path === href || path.startsWith(`${href}/`) || (path === "/" && href === "/contacts");

import { Building2, CircleCheck, type LucideIcon, Package, Settings, SquareKanban, Upload, Users } from "lucide-preact";
import { words } from "../../lib/words.ts";

export interface Place {
  href: string;
  label: string;
  icon: LucideIcon;
  /** Pressed one after the other. */
  keys: string;
}

/** Everywhere one can go, in groups as the sidebar shows them. */
export function places(): { records: Place[]; work: Place[]; data: Place[] } {
  const { nav } = words();
  return {
    work: [{ href: "/tasks", label: nav.tasks, icon: CircleCheck, keys: "g t" }],
    records: [
      { href: "/contacts", label: nav.contacts, icon: Users, keys: "g c" },
      { href: "/companies", label: nav.companies, icon: Building2, keys: "g o" },
      { href: "/deals", label: nav.deals, icon: SquareKanban, keys: "g d" },
      { href: "/products", label: nav.products, icon: Package, keys: "g p" },
    ],
    data: [
      { href: "/import", label: nav.import, icon: Upload, keys: "g i" },
      { href: "/settings", label: nav.settings, icon: Settings, keys: "g s" },
    ],
  };
}

export const isAt = (path: string, href: string): boolean =>
  path === href || path.startsWith(`${href}/`) || (path === "/" && href === "/contacts");

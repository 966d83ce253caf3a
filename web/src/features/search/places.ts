import {
  Building2,
  CircleCheck,
  ListChecks,
  type LucideIcon,
  MessageCircle,
  Package,
  ReceiptText,
  Settings,
  SquareKanban,
  Sun,
  TrendingDown,
  Upload,
  Users,
} from "lucide-preact";
import { words } from "../../lib/words.ts";
import { may } from "../identity/session.ts";

export interface Place {
  href: string;
  label: string;
  icon: LucideIcon;
  /** Pressed one after the other. */
  keys: string;
}

/** Beside it stands how many wait. */
export const PROPOSALS = "/proposals";

/** Everywhere there is, in groups as the sidebar shows them. */
function all(): { records: Place[]; work: Place[]; data: Place[] } {
  const { nav } = words();
  return {
    work: [
      { href: "/briefing", label: nav.today, icon: Sun, keys: "g h" },
      { href: "/tasks", label: nav.tasks, icon: CircleCheck, keys: "g t" },
      { href: "/ask", label: nav.ask, icon: MessageCircle, keys: "g q" },
    ],
    records: [
      { href: "/contacts", label: nav.contacts, icon: Users, keys: "g c" },
      { href: "/companies", label: nav.companies, icon: Building2, keys: "g o" },
      { href: "/deals", label: nav.deals, icon: SquareKanban, keys: "g d" },
      { href: "/orders", label: nav.orders, icon: ReceiptText, keys: "g e" },
      { href: "/products", label: nav.products, icon: Package, keys: "g p" },
    ],
    data: [
      { href: "/predictions", label: nav.predictions, icon: TrendingDown, keys: "g f" },
      { href: PROPOSALS, label: nav.proposals, icon: ListChecks, keys: "g a" },
      { href: "/import", label: nav.import, icon: Upload, keys: "g i" },
      { href: "/settings", label: nav.settings, icon: Settings, keys: "g s" },
    ],
  };
}

/** The noun that an address is about, where it takes a right to see it. */
const NOUN = /^\/(contacts|companies|deals|orders|products|tasks|activities|search|ask|import|briefing|predictions)\b/;

const NOUN_AT: Record<string, string> = { import: "imports", ask: "assistant", briefing: "assistant" };

/** Whether this member may see what lies at an address. What is said of a customer tells of their orders too. */
export function mayOpen(path: string): boolean {
  const noun = path === "/" ? "contacts" : NOUN.exec(path)?.[1];
  return !noun || (may(`${NOUN_AT[noun] ?? noun}:read`) && (noun !== "predictions" || may("orders:read")));
}

/** Everywhere this member can go. */
export function places(): ReturnType<typeof all> {
  const { records, work, data } = all();
  const open = (of: Place[]): Place[] => of.filter(({ href }) => mayOpen(href));
  return { records: open(records), work: open(work), data: open(data) };
}

export const isAt = (path: string, href: string): boolean =>
  path === href || path.startsWith(`${href}/`) || (path === "/" && href === "/contacts");

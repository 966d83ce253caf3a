import { keepPreviousData, useQuery } from "@tanstack/preact-query";
import { Building2, CircleCheck, type LucideIcon, Mail, Package, ReceiptText, SquareKanban, User } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import type { SearchHits } from "../../../../src/search/search.schema.ts";
import { get } from "../../lib/api.ts";
import { may } from "../identity/session.ts";

export type Hit = SearchHits["hits"][number];

export const HIT_ICONS: Record<Hit["kind"], LucideIcon> = {
  contact: User,
  company: Building2,
  deal: SquareKanban,
  order: ReceiptText,
  product: Package,
  activity: Mail,
  task: CircleCheck,
};

const PLACES: Record<Hit["kind"], string> = {
  contact: "/contacts",
  company: "/companies",
  deal: "/deals",
  order: "/orders",
  product: "/products",
  activity: "/activities",
  task: "/tasks",
};

export const hrefOfHit = (hit: Hit): string => `${PLACES[hit.kind]}/${hit.id}`;

const TYPING_MS = 110;

/** Hits for what is being typed, asked for when typing pauses; the last ones stay until the next come. */
export function useHits(typed: string, limit: number) {
  const [q, setQ] = useState(typed.trim());
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useQuery({
    queryKey: ["search", q, limit],
    queryFn: ({ signal }) => get<SearchHits>("/search", { q, limit }, signal),
    enabled: q.length > 0 && may("search:read"),
    placeholderData: keepPreviousData,
  });
  return { ...found, q, hits: q ? (found.data?.hits ?? []) : [], isSettled: q === typed.trim() && !found.isFetching };
}

/** A passage with the found words marked; the API puts them between two control characters. */
export function Marked({ text }: { text: string }) {
  return (
    <>
      {text.split("\u0001").map((part, index) => {
        const [marked, rest] = part.includes("\u0002") ? part.split("\u0002") : [undefined, part];
        return (
          <span key={index}>
            {marked !== undefined && <mark>{marked}</mark>}
            {rest}
          </span>
        );
      })}
    </>
  );
}

import { useQuery } from "@tanstack/preact-query";
import { ChevronRight } from "lucide-preact";
import type { Upcoming } from "../../../../src/briefs/briefs.schema.ts";
import { get } from "../../lib/api.ts";
import { clock, nearDay } from "../../lib/format.ts";
import { briefWords } from "./words.ts";

/** What the member has before them, each with the way to its brief. */
export function UpcomingList() {
  const w = briefWords();
  const found = useQuery({ queryKey: ["upcoming"], queryFn: ({ signal }) => get<Upcoming>("/briefs", undefined, signal) });
  const items = found.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section class="brief-card" aria-label={w.upcoming}>
      <h2>{w.upcoming}</h2>
      <p class="faint">{w.upcomingText}</p>
      <ul class="upcoming">
        {items.map(({ id, title, at, about }) => (
          <li key={id}>
            <a href={`/briefing/${about.id}`}>
              <span class="sr-only">{w.brief}: </span>
              <time class="num faint">
                {nearDay(at)} {clock(at)}
              </time>
              <span class="upcoming-what">
                <strong class="clip">{title}</strong>
                <span class="clip dim">{about.name}</span>
              </span>
              <ChevronRight />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

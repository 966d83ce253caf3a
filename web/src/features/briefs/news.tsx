import { useQuery } from "@tanstack/preact-query";
import type { News as NewsOf } from "../../../../src/briefs/briefs.schema.ts";
import { get } from "../../lib/api.ts";
import { clock, whenIn } from "../../lib/format.ts";
import { locale } from "../../lib/locale.ts";
import { Sources } from "../assistant/source.tsx";
import { TookOver } from "../assistant/took-over.tsx";
import { briefWords } from "./words.ts";
import "./briefs.css";

/** What came since this member looked at the record last; nothing to see on the first look, or when nothing came. */
export default function News({ recordId }: { recordId: string }) {
  const w = briefWords();
  const found = useQuery({
    queryKey: ["news", recordId, locale.value],
    queryFn: ({ signal }) => get<NewsOf>("/assistant/news", { recordId, language: locale.value }, signal),
    staleTime: 5 * 60_000,
    retry: false,
  });
  const { since = null, points = [], evidence = [] } = found.data ?? {};
  if (since === null || points.length === 0) return null;
  const title = w.news(`${whenIn(since)} ${clock(since)}`);
  return (
    <section class="news" aria-label={title}>
      <h2>{title}</h2>
      <TookOver reason={found.data?.reason} />
      <ul class="points-list is-plain">
        {points.map((point) => (
          <li key={point.text}>
            <span>
              {point.text} <Sources cites={point.cites} evidence={evidence} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

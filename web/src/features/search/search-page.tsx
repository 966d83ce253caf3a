import { Search, SearchX } from "lucide-preact";
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { shortDay } from "../../lib/format.ts";
import { kindWords } from "../../lib/kind-words.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { Bones, EmptyState, FailedState } from "../../ui/states.tsx";
import { HIT_ICONS, type Hit, hrefOfHit, Marked, useHits } from "./hits.tsx";
import { searchWords } from "./words.ts";
import "./search.css";

/** As many as the API gives at once. */
const MOST = 50;
const KINDS: Hit["kind"][] = ["contact", "company", "deal", "order", "product", "task", "activity"];

/** Everything that matches, by kind. */
export default function SearchPage() {
  const w = searchWords();
  const { query, route } = useLocation();
  const [typed, setTyped] = useState(query.q ?? "");
  const found = useHits(typed, MOST);
  useEffect(() => {
    if (location.pathname === "/search") route(found.q ? `/search?q=${encodeURIComponent(found.q)}` : "/search", true);
  }, [found.q]);
  return (
    <section class="page">
      <PageHead title={w.title} note={found.q && found.isSettled ? w.results(found.hits.length, found.hits.length === MOST) : undefined} />
      <div class="toolbar">
        <label class="search-box search-wide">
          <Search />
          <input
            type="search"
            aria-label={w.title}
            placeholder={w.placeholder}
            value={typed}
            maxLength={200}
            autofocus
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
      </div>
      <div class="scroll narrow">
        {found.isLoading && <Bones lines={6} />}
        {found.error && found.hits.length === 0 && <FailedState error={found.error} onRetry={() => void found.refetch()} />}
        {!found.q && (
          <EmptyState icon={Search} title={w.start}>
            {w.startText}
          </EmptyState>
        )}
        {found.q && found.isSettled && found.hits.length === 0 && !found.error && (
          <EmptyState icon={SearchX} title={w.nothing(found.q)}>
            {w.nothingText}
          </EmptyState>
        )}
        {KINDS.map((kind) => (
          <HitGroup key={kind} kind={kind} hits={found.hits.filter((hit) => hit.kind === kind)} />
        ))}
      </div>
    </section>
  );
}

function HitGroup({ kind, hits }: { kind: Hit["kind"]; hits: Hit[] }) {
  if (hits.length === 0) return null;
  const Icon = HIT_ICONS[kind];
  return (
    <section>
      <h2 class="day-head">{kindWords().kinds[kind]}</h2>
      <ul class="hits">
        {hits.map((hit) => (
          <li key={hit.id}>
            <a class="hit" href={hrefOfHit(hit)}>
              <Icon />
              <span class="hit-main">
                <strong class="clip">{hit.title}</strong>
                <span class="hit-passage">
                  <Marked text={hit.passage} />
                </span>
              </span>
              {kind === "activity" && hit.at > 0 && <time class="num faint">{shortDay(hit.at)}</time>}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { Ellipsis, Search } from "lucide-preact";
import { useLocation } from "preact-iso/router";
import { may } from "../features/identity/session.ts";
import { isAt, places } from "../features/search/places.ts";
import { overlay } from "../lib/overlay.ts";
import { words } from "../lib/words.ts";

/** The phone's way around, at the thumb. */
export function TabBar() {
  const { nav } = words();
  const { path } = useLocation();
  const { records, work } = places();
  return (
    <nav class="tab-bar" aria-label={nav.main}>
      {[...records.slice(0, 1), ...work].map(({ href, label, icon: Icon }) => (
        <a key={href} class="tab" href={href} aria-current={isAt(path, href) ? "page" : undefined}>
          <Icon />
          <span class="clip">{label}</span>
        </a>
      ))}
      {may("search:read") && (
        <a class="tab" href="/search" aria-current={path === "/search" ? "page" : undefined}>
          <Search />
          <span class="clip">{nav.search}</span>
        </a>
      )}
      <button type="button" class="tab" aria-haspopup="dialog" onClick={() => (overlay.value = "more")}>
        <Ellipsis />
        <span class="clip">{nav.more}</span>
      </button>
    </nav>
  );
}

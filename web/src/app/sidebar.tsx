import { Moon, Search, Sun } from "lucide-preact";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { useLocation } from "preact-iso/router";
import { speakAs } from "../features/identity/language.ts";
import { isAt, type Place, PROPOSALS, places } from "../features/search/places.ts";
import { locale } from "../lib/locale.ts";
import { overlay } from "../lib/overlay.ts";
import { dress, isDark } from "../lib/theme.ts";
import { words } from "../lib/words.ts";
import { IconButton, Keys } from "../ui/button.tsx";
import { UserMenu } from "./user-menu.tsx";
import { WorkspaceMenu } from "./workspace-menu.tsx";

const ProposalCount = lazy(() => import("../features/proposals/count.tsx"));

export function Sidebar() {
  const { nav, language, theme } = words();
  const { work, records, data } = places();
  const other = locale.value === "vi" ? "en" : "vi";
  return (
    <nav class="sidebar" aria-label={nav.main}>
      <WorkspaceMenu />
      <button type="button" class="quick" onClick={() => (overlay.value = "palette")}>
        <Search />
        <span class="clip">{nav.quick}</span>
        <Keys of="mod+K" />
      </button>
      <Group places={work} />
      <Group title={nav.records} places={records} />
      <Group title={nav.data} places={data} />
      <span class="grow" />
      <div class="side-foot">
        <UserMenu />
        <IconButton
          icon={isDark() ? Sun : Moon}
          label={isDark() ? `${theme.title}: ${theme.light}` : `${theme.title}: ${theme.dark}`}
          onClick={() => dress(isDark() ? "light" : "dark")}
        />
        <button type="button" class="btn btn-quiet" lang={other} onClick={() => speakAs(other)}>
          <span aria-hidden="true">{other.toUpperCase()}</span>
          <span class="sr-only">{`${language.title}: ${language[other]}`}</span>
        </button>
      </div>
    </nav>
  );
}

function Group({ title, places: shown }: { title?: string; places: Place[] }) {
  const { path } = useLocation();
  if (shown.length === 0) return null;
  return (
    <>
      {title && <p class="side-title">{title}</p>}
      <ul class="side-list">
        {shown.map(({ href, label, icon: Icon }) => (
          <li key={href}>
            <a class="side-link" href={href} aria-current={isAt(path, href) ? "page" : undefined}>
              <Icon />
              <span class="clip">{label}</span>
              {href === PROPOSALS && (
                <ErrorBoundary>
                  <ProposalCount />
                </ErrorBoundary>
              )}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

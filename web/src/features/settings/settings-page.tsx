import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { useLocation } from "preact-iso/router";
import { lookingAs } from "../../lib/view-as.ts";
import { words } from "../../lib/words.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { NotForYou } from "../../ui/states.tsx";
import { may } from "../identity/session.ts";
import { ProfilePart } from "./profile-part.tsx";
import { LettersPart, QuarantinePart } from "./queue-parts.tsx";
import { SamplePart } from "./sample-part.tsx";
import { settingsWords } from "./words.ts";
import { WorkspacePart } from "./workspace-part.tsx";
import "./settings.css";

const KeysPart = lazy(() => import("./keys-part.tsx"));
const SecurityPart = lazy(() => import("./security-part.tsx"));
const RolesPart = lazy(() => import("../access/roles-part.tsx"));
const TeamsPart = lazy(() => import("../teams/teams-part.tsx"));
const WebhooksPart = lazy(() => import("../webhooks/webhooks-part.tsx"));
const IntakePart = lazy(() => import("../intake/intake-part.tsx"));
const AuditPart = lazy(() => import("../audit/audit-part.tsx"));
const AppsPart = lazy(() => import("../apps/apps-part.tsx"));
const WorkspaceAppsPart = lazy(() => import("../apps/workspace-apps-part.tsx"));
const MembersPart = lazy(() => import("./members-part.tsx"));

const PARTS = [
  { id: "profile", part: ProfilePart, isOpen: () => lookingAs.value === undefined },
  { id: "security", part: SecurityPart, isOpen: () => lookingAs.value === undefined },
  { id: "workspace", part: WorkspacePart, isOpen: () => may("settings:read") },
  { id: "members", part: MembersPart, isOpen: () => may("members:read") },
  { id: "roles", part: RolesPart, isOpen: () => may("members:read") },
  { id: "teams", part: TeamsPart, isOpen: () => may("teams:read") },
  { id: "apps", part: AppsPart, isOpen: () => lookingAs.value === undefined },
  { id: "workspace-apps", part: WorkspaceAppsPart, isOpen: () => may("apps:manage") },
  { id: "keys", part: KeysPart, isOpen: () => may("keys:manage") },
  { id: "webhooks", part: WebhooksPart, isOpen: () => may("webhooks:manage") },
  { id: "intake", part: IntakePart, isOpen: () => may("forms:manage") },
  { id: "sample", part: SamplePart, isOpen: () => may("sample:manage") },
  { id: "quarantine", part: QuarantinePart, isOpen: () => may("mail:manage") },
  { id: "audit", part: AuditPart, isOpen: () => may("audit:read") },
  { id: "letters", part: LettersPart, isOpen: () => may("system:manage") },
];

/** One part at a time; the address says which. */
export default function SettingsPage({ params }: { params?: { part?: string } }) {
  const w = settingsWords();
  const { route } = useLocation();
  const parts = PARTS.filter((one) => one.isOpen());
  const current = parts.find((one) => one.id === params?.part) ?? (params?.part ? undefined : parts[0]);
  return (
    <section class="page">
      <PageHead title={w.title} />
      <div class="settings">
        <nav class="settings-nav" aria-label={w.title}>
          {parts.map(({ id }) => (
            <a key={id} class="side-link" href={`/settings/${id}`} aria-current={id === current?.id ? "page" : undefined}>
              <span>{w.parts[id]}</span>
            </a>
          ))}
        </nav>
        <select
          class="input select settings-pick"
          aria-label={w.title}
          value={current?.id}
          onChange={(event) => route(`/settings/${event.currentTarget.value}`)}
        >
          {parts.map(({ id }) => (
            <option key={id} value={id}>
              {w.parts[id]}
            </option>
          ))}
        </select>
        <div class="settings-part">
          {current ? (
            <ErrorBoundary key={current.id}>
              <h2>{w.parts[current.id]}</h2>
              <current.part />
            </ErrorBoundary>
          ) : (
            <MayNot href={`/settings/${parts[0]?.id ?? ""}`} />
          )}
        </div>
      </div>
    </section>
  );
}

/** A part that is not there, or not for this member. */
function MayNot({ href }: { href: string }) {
  const next = (
    <a class="btn btn-primary" href={href}>
      {words().nav.settings}
    </a>
  );
  return <NotForYou action={next} />;
}

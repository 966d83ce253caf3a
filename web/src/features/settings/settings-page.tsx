import { FileQuestionMark } from "lucide-preact";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { useLocation } from "preact-iso/router";
import { lookingAs } from "../../lib/view-as.ts";
import { words } from "../../lib/words.ts";
import { PageHead } from "../../ui/page-head.tsx";
import { EmptyState, NotForYou } from "../../ui/states.tsx";
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
const MyWritingPart = lazy(() => import("../assistant/my-writing-part.tsx"));
const TemplatesPart = lazy(() => import("../templates/templates-part.tsx"));
const TeamsPart = lazy(() => import("../teams/teams-part.tsx"));
const WebhooksPart = lazy(() => import("../webhooks/webhooks-part.tsx"));
const IntakePart = lazy(() => import("../intake/intake-part.tsx"));
const AuditPart = lazy(() => import("../audit/audit-part.tsx"));
const AppsPart = lazy(() => import("../apps/apps-part.tsx"));
const WorkspaceAppsPart = lazy(() => import("../apps/workspace-apps-part.tsx"));
const AssistantPart = lazy(() => import("../assistant-settings/assistant-part.tsx"));
const MembersPart = lazy(() => import("./members-part.tsx"));

const isOneself = () => lookingAs.value === undefined;

/** Groups in the order of the menu, with their parts. */
const GROUPS = [
  {
    id: "personal",
    parts: [
      { id: "profile", part: ProfilePart, isOpen: isOneself },
      { id: "security", part: SecurityPart, isOpen: isOneself },
      { id: "writing", part: MyWritingPart, isOpen: () => isOneself() && may("assistant:read") },
      { id: "apps", part: AppsPart, isOpen: isOneself },
    ],
  },
  {
    id: "workspace",
    parts: [
      { id: "workspace", part: WorkspacePart, isOpen: () => may("settings:read") },
      { id: "members", part: MembersPart, isOpen: () => may("members:read") },
      { id: "roles", part: RolesPart, isOpen: () => may("members:read") },
      { id: "teams", part: TeamsPart, isOpen: () => may("teams:read") },
      { id: "assistant", part: AssistantPart, isOpen: () => may("settings:read") },
      { id: "templates", part: TemplatesPart, isOpen: () => may("assistant:create") },
      { id: "quarantine", part: QuarantinePart, isOpen: () => may("mail:manage") },
      { id: "sample", part: SamplePart, isOpen: () => may("sample:manage") },
      { id: "audit", part: AuditPart, isOpen: () => may("audit:read") },
    ],
  },
  {
    id: "connections",
    parts: [
      { id: "intake", part: IntakePart, isOpen: () => may("forms:manage") },
      { id: "workspace-apps", part: WorkspaceAppsPart, isOpen: () => may("apps:manage") },
      { id: "keys", part: KeysPart, isOpen: () => may("keys:manage") },
      { id: "webhooks", part: WebhooksPart, isOpen: () => may("webhooks:manage") },
      { id: "letters", part: LettersPart, isOpen: () => may("system:manage") },
    ],
  },
] as const;

/** One part at a time; the address says which. */
export default function SettingsPage({ params }: { params?: { part?: string } }) {
  const w = settingsWords();
  const { route } = useLocation();
  const groups = GROUPS.map(({ id, parts }) => ({ id, parts: parts.filter((one) => one.isOpen()) })).filter(
    ({ parts }) => parts.length > 0,
  );
  const parts = groups.flatMap((group) => group.parts);
  const current = parts.find((one) => one.id === params?.part) ?? (params?.part ? undefined : parts[0]);
  return (
    <section class="page">
      <PageHead title={w.title} />
      <div class="settings">
        <nav class="settings-nav" aria-label={w.title}>
          {groups.map((group) => (
            <div key={group.id}>
              <p class="side-title">{w.groups[group.id]}</p>
              {group.parts.map(({ id }) => (
                <a key={id} class="side-link" href={`/settings/${id}`} aria-current={id === current?.id ? "page" : undefined}>
                  <span>{w.parts[id]}</span>
                </a>
              ))}
            </div>
          ))}
        </nav>
        <select
          class="input select settings-pick"
          aria-label={w.title}
          value={current?.id}
          onChange={(event) => route(`/settings/${event.currentTarget.value}`)}
        >
          {groups.map((group) => (
            <optgroup key={group.id} label={w.groups[group.id]}>
              {group.parts.map(({ id }) => (
                <option key={id} value={id}>
                  {w.parts[id]}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <div class="settings-part">
          {current ? (
            <ErrorBoundary key={current.id}>
              <h2>{w.parts[current.id]}</h2>
              <current.part />
            </ErrorBoundary>
          ) : (
            <NotHere part={params?.part} href={`/settings/${parts[0]?.id ?? ""}`} />
          )}
        </div>
      </div>
    </section>
  );
}

/** A part that there is not, or not for this member. */
function NotHere({ part, href }: { part: string | undefined; href: string }) {
  const { state, nav } = words();
  const next = (
    <a class="btn btn-primary" href={href}>
      {nav.settings}
    </a>
  );
  if (GROUPS.some(({ parts }) => parts.some(({ id }) => id === part))) return <NotForYou action={next} />;
  return (
    <EmptyState icon={FileQuestionMark} title={state.notFound} action={next}>
      {state.notFoundText}
    </EmptyState>
  );
}

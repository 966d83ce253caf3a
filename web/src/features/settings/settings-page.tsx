import { useLocation } from "preact-iso/router";
import { PageHead } from "../../ui/page-head.tsx";
import { may } from "../identity/session.ts";
import { KeysPart } from "./keys-part.tsx";
import { MembersPart } from "./members-part.tsx";
import { ProfilePart } from "./profile-part.tsx";
import { LettersPart, QuarantinePart } from "./queue-parts.tsx";
import { SamplePart } from "./sample-part.tsx";
import { settingsWords } from "./words.ts";
import { WorkspacePart } from "./workspace-part.tsx";
import "./settings.css";

const PARTS = [
  { id: "profile", part: ProfilePart, isOpen: () => true },
  { id: "workspace", part: WorkspacePart, isOpen: () => true },
  { id: "members", part: MembersPart, isOpen: () => true },
  { id: "keys", part: KeysPart, isOpen: () => may("keys:manage") },
  { id: "sample", part: SamplePart, isOpen: () => may("sample:manage") },
  { id: "quarantine", part: QuarantinePart, isOpen: () => may("mail:manage") },
  { id: "letters", part: LettersPart, isOpen: () => may("system:manage") },
];

/** One part at a time; the address says which. */
export default function SettingsPage({ params }: { params?: { part?: string } }) {
  const w = settingsWords();
  const { route } = useLocation();
  const parts = PARTS.filter((one) => one.isOpen());
  const current = parts.find((one) => one.id === params?.part) ?? PARTS[0];
  const Part = current?.part ?? ProfilePart;
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
          <h2>{w.parts[current?.id ?? "profile"]}</h2>
          <Part />
        </div>
      </div>
    </section>
  );
}

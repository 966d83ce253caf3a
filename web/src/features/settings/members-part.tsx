import { useQuery } from "@tanstack/preact-query";
import type { Page } from "../../../../src/core/fields.schema.ts";
import type { Member } from "../../../../src/members/members.schema.ts";
import { get } from "../../lib/api.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Bones, FailedState } from "../../ui/states.tsx";
import { settingsWords } from "./words.ts";

/** Everybody in the workspace. */
export function MembersPart() {
  const w = settingsWords();
  const found = useQuery({ queryKey: ["members"], queryFn: ({ signal }) => get<Page<Member>>("/members", { limit: 100 }, signal) });
  if (found.isPending) return <Bones lines={5} />;
  if (found.error) return <FailedState error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <ul class="hits">
      {found.data.items.map((member) => (
        <li key={member.id} class="hit">
          <Avatar name={member.name} />
          <span class="hit-main">
            <strong class="clip">{member.name}</strong>
            <span class="hit-passage">{[member.email, member.title, member.region].filter(Boolean).join(" · ")}</span>
          </span>
          <span class="dim">{w.roles[member.role] ?? member.role}</span>
        </li>
      ))}
    </ul>
  );
}

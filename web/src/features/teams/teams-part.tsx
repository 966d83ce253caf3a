import { Pencil, Plus, Trash2, Users } from "lucide-preact";
import { useState } from "preact/hooks";
import type { Team } from "../../../../src/teams/teams.schema.ts";
import { del } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { words } from "../../lib/words.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Button } from "../../ui/button.tsx";
import { Menu } from "../../ui/menu.tsx";
import { Bones, EmptyState, FailedState } from "../../ui/states.tsx";
import { act } from "../changes/changes.ts";
import { may, memberName } from "../identity/session.ts";
import { TeamDialog } from "./team-dialog.tsx";
import { type Branch, sightOf, treeOf } from "./tree.ts";
import { useTeams } from "./use-teams.ts";
import { teamWords } from "./words.ts";
import "../access/access.css";

type Opened = { team?: Team; parentId?: string };

/** Teams below one another, with their people and who sees whose records. */
export default function TeamsPart() {
  const w = teamWords();
  const found = useTeams();
  const [open, setOpen] = useState<Opened>();
  if (found.isPending) return <Bones lines={6} />;
  if (found.error) return <FailedState error={found.error} onRetry={() => void found.refetch()} />;
  const teams = found.data;
  const add = may("teams:manage") && (
    <Button kind="primary" icon={Plus} onClick={() => setOpen({})}>
      {w.add}
    </Button>
  );
  return (
    <>
      <p class="dim">{w.intro}</p>
      {teams.length === 0 ? (
        <EmptyState icon={Users} title={w.none} action={add}>
          {w.noneText}
        </EmptyState>
      ) : (
        <>
          {add}
          <Branches branches={treeOf(teams)} teams={teams} onOpen={setOpen} />
        </>
      )}
      {open && <TeamDialog teams={teams} team={open.team} onClose={() => setOpen(undefined)} />}
    </>
  );
}

interface BranchesProps {
  branches: Branch[];
  teams: Team[];
  onOpen: (open: Opened) => void;
}

function Branches({ branches, teams, onOpen }: BranchesProps) {
  return (
    <ul class="teams">
      {branches.map((branch) => (
        <li key={branch.team.id}>
          <TeamLine branch={branch} teams={teams} onOpen={onOpen} />
          {branch.below.length > 0 && <Branches branches={branch.below} teams={teams} onOpen={onOpen} />}
        </li>
      ))}
    </ul>
  );
}

function TeamLine({ branch, teams, onOpen }: Omit<BranchesProps, "branches"> & { branch: Branch }) {
  const w = teamWords();
  const { team } = branch;
  const remove = (): void =>
    void act({ text: w.deleted(team.name), run: () => del(`/teams/${team.id}`, team.version) })
      .catch(() => undefined)
      .then(() => client.invalidateQueries({ queryKey: ["teams"] }));
  const items = [
    { label: words().act.edit, icon: Pencil, run: () => onOpen({ team }) },
    { label: words().act.delete, icon: Trash2, isDanger: true, run: remove },
  ];
  return (
    <article class="team" aria-label={team.name}>
      <h3>{team.name}</h3>
      <span class="faint num">{w.count(team.memberIds.length)}</span>
      <span class="grow" />
      {may("teams:manage") && <Menu label={`${words().act.menu}: ${team.name}`} items={items} />}
      <p class="dim">{sightOf(branch, teams)}</p>
      {team.memberIds.length > 0 && (
        <ul class="team-people">
          {team.memberIds.map((id) => (
            <li key={id}>
              <Avatar name={memberName(id)} size="xs" />
              <span class="clip">{memberName(id)}</span>
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

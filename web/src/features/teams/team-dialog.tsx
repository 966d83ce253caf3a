import { X } from "lucide-preact";
import type { Team } from "../../../../src/teams/teams.schema.ts";
import { Problem, post } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { useForm } from "../../lib/form.ts";
import { words } from "../../lib/words.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { IconButton } from "../../ui/button.tsx";
import { Select, TextField } from "../../ui/field.tsx";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { PickFrom } from "../../ui/pick-from.tsx";
import { say } from "../../ui/toast.tsx";
import { undo } from "../changes/changes.ts";
import { saveRecord } from "../changes/save.ts";
import { me, memberName } from "../identity/session.ts";
import { teamsIn, treeOf } from "./tree.ts";
import { readTeams } from "./use-teams.ts";
import { teamWords } from "./words.ts";

interface Values {
  name: string;
  parentId: string;
  memberIds: string[];
}

interface Props {
  teams: Team[];
  team: Team | undefined;
  onClose: () => void;
}

const valuesOf = (team: Team | undefined): Values => ({
  name: team?.name ?? "",
  parentId: team?.parentId ?? "",
  memberIds: team?.memberIds ?? [],
});
const inputOf = ({ name, parentId, memberIds }: Values) => ({ name: name.trim(), parentId: parentId || null, memberIds });

function labelOf(field: string): string {
  const w = teamWords();
  return { name: w.name, parentId: w.parent, memberIds: w.people }[field] ?? field;
}

/** As the team stands now. */
async function readTeam(id: string): Promise<Team> {
  const team = (await readTeams()).find((one) => one.id === id);
  if (!team) throw new Problem(404, { code: "not_found" });
  return team;
}

function useTeamForm(team: Team | undefined) {
  const w = teamWords();
  const save = async (values: Values, attempt: string, base: Team | undefined): Promise<void> => {
    const input = inputOf(values);
    const was = inputOf(valuesOf(base));
    const changed = Object.entries(input).filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(was[field as keyof typeof was]),
    );
    const { data, changeId } = base
      ? await saveRecord<Team>("teams", base, Object.fromEntries(changed), labelOf, () => readTeam(base.id))
      : await post<Team>("/teams", input, { key: attempt });
    const text = base ? w.saved(data.name) : words().state.created(data.name);
    say(text, changeId ? { action: { label: words().act.undo, run: () => void undo(changeId) } } : {});
    await client.invalidateQueries({ queryKey: ["teams"] });
  };
  return useForm<Values, Team | undefined>({
    keep: `team.${team?.id ?? "new"}`,
    initial: () => valuesOf(team),
    base: team,
    rules: { name: { required: true, maxLength: 100 } },
    save,
  });
}

/** A team's name, where it stands and who is in it. */
export function TeamDialog({ teams, team, onClose }: Props) {
  const w = teamWords();
  const form = useTeamForm(team);
  const { values, set, errors } = form;
  // Below itself a team cannot stand.
  const own = team ? [team.id, ...teamsIn(treeOf(teams, team.id)).map(({ id }) => id)] : [];
  const parents = teams.filter(({ id }) => !own.includes(id)).map(({ id, name }) => ({ value: id, label: name }));
  const people = (me.value?.members ?? []).filter(({ id }) => !values.memberIds.includes(id));
  return (
    <FormDialog title={team ? w.edit : w.add} form={form} isNew={!team} onClose={onClose}>
      <TextField
        label={w.name}
        value={values.name}
        error={errors.name}
        autocomplete="off"
        data-autofocus
        onText={(name) => set("name", name)}
      />
      <Select
        label={w.parent}
        value={values.parentId}
        error={errors.parentId}
        options={[{ value: "", label: w.noParent }, ...parents]}
        onText={(id) => set("parentId", id)}
      />
      <PickFrom
        label={w.people}
        placeholder={w.find}
        error={errors.memberIds}
        from={people.map(({ id, name }) => ({ id, label: name }))}
        onPick={({ id }) => set("memberIds", [...values.memberIds, id])}
      />
      <ul class="shares" aria-label={w.people}>
        {values.memberIds.map((id) => (
          <li key={id}>
            <Avatar name={memberName(id)} />
            <span class="clip grow">{memberName(id)}</span>
            <IconButton
              icon={X}
              label={`${words().act.remove}: ${memberName(id)}`}
              onClick={() =>
                set(
                  "memberIds",
                  values.memberIds.filter((one) => one !== id),
                )
              }
            />
          </li>
        ))}
      </ul>
    </FormDialog>
  );
}

import type { Team } from "../../../../src/teams/teams.schema.ts";
import { locale } from "../../lib/locale.ts";
import { teamWords } from "./words.ts";

export interface Branch {
  team: Team;
  below: Branch[];
}

/** The teams as they stand below one another; one whose parent is gone stands at the top. */
export function treeOf(teams: Team[], parentId: string | null = null): Branch[] {
  const isThere = (id: string | null): boolean => teams.some((team) => team.id === id);
  return teams
    .filter((team) => (parentId === null ? !isThere(team.parentId) : team.parentId === parentId))
    .map((team) => ({ team, below: treeOf(teams, team.id) }));
}

export const teamsIn = (branches: Branch[]): Team[] => branches.flatMap(({ team, below }) => [team, ...teamsIn(below)]);

export function teamsAbove(team: Team, teams: Team[]): Team[] {
  const parent = teams.find((one) => one.id === team.parentId);
  return parent ? [parent, ...teamsAbove(parent, teams)] : [];
}

const listOf = (teams: Team[]): string => new Intl.ListFormat(locale.value === "vi" ? "vi" : "en-GB").format(teams.map(({ name }) => name));

/** Who sees whose records through this team, in a sentence. */
export function sightOf({ team, below }: Branch, teams: Team[]): string {
  const w = teamWords();
  if (team.memberIds.length === 0) return w.empty;
  const under = teamsIn(below);
  const above = teamsAbove(team, teams);
  const sees = `${team.memberIds.length > 1 ? w.seesEachOther : w.seesOwn}${under.length > 0 ? w.seesBelow(listOf(under)) : ""}.`;
  return `${sees}${above.length > 0 ? w.seenBy(listOf(above)) : ""}`;
}

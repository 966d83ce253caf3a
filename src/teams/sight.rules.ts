/** A team as far as it says who sees whom. */
export interface SightTeam {
  id: string;
  parentId: string | null;
  memberIds: string[];
}

/** Whose records a member sees by their teams: everybody in them and in the teams below. Takes live teams without a ring. */
export function sightOf(memberId: string, teams: SightTeam[]): Set<string> {
  const seen = new Set<string>();
  const visit = (team: SightTeam): void => {
    for (const id of team.memberIds) seen.add(id);
    for (const below of teams) if (below.parentId === team.id) visit(below);
  };
  for (const team of teams) if (team.memberIds.includes(memberId)) visit(team);
  return seen;
}

import { useQuery } from "@tanstack/preact-query";
import type { Team } from "../../../../src/teams/teams.schema.ts";
import { get } from "../../lib/api.ts";
import { may } from "../identity/session.ts";

/** All teams by name. */
export const readTeams = async (signal?: AbortSignal): Promise<Team[]> => (await get<{ items: Team[] }>("/teams", undefined, signal)).items;

export const useTeams = () => useQuery({ queryKey: ["teams"], queryFn: ({ signal }) => readTeams(signal), enabled: may("teams:read") });

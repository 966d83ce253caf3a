import type { MyWorkspaces, WorkspaceShown } from "../../../../src/workspaces/workspaces.schema.ts";
import { get, post } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";

export const myWorkspaces = (signal?: AbortSignal): Promise<MyWorkspaces> => get<MyWorkspaces>("/me/workspaces", undefined, signal);

/** Nothing of one workspace may show in another: unsaved forms, what was read, sockets. A fresh page has none of it. */
export function beginAnew(): void {
  client.clear();
  sessionStorage.clear();
  location.assign("/");
}

export async function moveTo(workspaceId: string): Promise<void> {
  await post<WorkspaceShown>("/me/workspace", { workspaceId });
  beginAnew();
}

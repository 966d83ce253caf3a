import lazy from "preact-iso/lazy";
import { me } from "../features/identity/session.ts";
import { Opener } from "./opener.tsx";

const Switcher = lazy(() => import("../features/workspaces/switcher.tsx"));

/** Which workspace this is, and the way to others. */
export const WorkspaceMenu = () => (
  <Opener panel={Switcher} class="workspace">
    <img src="/icon.svg" alt="" width="24" height="24" />
    <strong class="clip">{me.value?.workspace.name}</strong>
  </Opener>
);

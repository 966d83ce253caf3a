import lazy from "preact-iso/lazy";
import { useLocation } from "preact-iso/router";
import { me } from "../features/identity/session.ts";

const Consent = lazy(() => import("../features/apps/consent-page.tsx"));
const SignIn = lazy(() => import("../features/identity/sign-in.tsx"));
const WorkspaceDoors = lazy(() => import("../features/workspaces/doors.tsx"));

/** Where the links of mails about workspaces lead, whoever is signed in. */
const OF_WORKSPACES = /^\/(join|welcome|reopen|sign-up)$/;

/** Everything that stands before the page itself. */
export default function FrontDoors() {
  const { path } = useLocation();
  if (OF_WORKSPACES.test(path)) return <WorkspaceDoors />;
  return me.value && path === "/oauth/authorize" ? <Consent /> : <SignIn />;
}

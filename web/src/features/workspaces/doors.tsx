import { useLocation } from "preact-iso/router";
import { JoinPage } from "./join-page.tsx";
import { ReopenPage } from "./reopen-page.tsx";
import { SignUpPage } from "./sign-up-page.tsx";
import { WelcomePage } from "./welcome-page.tsx";

/** Where the links of mails about workspaces lead, whoever is signed in. */
export default function Doors() {
  const { path } = useLocation();
  if (path === "/join") return <JoinPage />;
  if (path === "/welcome") return <WelcomePage />;
  if (path === "/reopen") return <ReopenPage />;
  return <SignUpPage />;
}

import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { NotForYou } from "../ui/states.tsx";
import { FirstPlace, firstPlace } from "./first-place.tsx";

/** The view is there, but not for this member. Whoever asked for nothing in particular goes where they may. */
export default function MayNot() {
  const { path, route } = useLocation();
  const first = firstPlace().href;
  useEffect(() => {
    if (path === "/") route(first, true);
  }, [path]);
  return <NotForYou isWholeView action={<FirstPlace />} />;
}

import { Eye } from "lucide-preact";
import { dictionary } from "../../lib/locale.ts";
import type { Looking } from "../../lib/view-as.ts";
import { Button } from "../../ui/button.tsx";
import { lookAs } from "../identity/session.ts";
import { roleName } from "./role-names.ts";
import "./access.css";

const lookingWords = dictionary(
  {
    asRole: (name: string) => `You see the page as ${name}`,
    asMember: (name: string) => `You see the page as ${name} does`,
    readOnly: "looking only",
    stop: "Exit",
  },
  {
    asRole: (name: string) => `Bạn đang xem với vai trò ${name}`,
    asMember: (name: string) => `Bạn đang xem như ${name}`,
    readOnly: "chỉ xem",
    stop: "Thoát",
  },
);

/** Over every view while somebody looks as another: who that is, and the way back. */
export default function LookingBar({ who }: { who: Looking }) {
  const w = lookingWords();
  const text = who.id.startsWith("usr_") ? w.asMember(who.name) : w.asRole(roleName(who));
  return (
    <div class="looking" role="status">
      <Eye />
      <p class="grow">
        <strong>{text}</strong> · {w.readOnly}
      </p>
      <Button onClick={() => void lookAs(undefined)}>{w.stop}</Button>
    </div>
  );
}

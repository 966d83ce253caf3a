import type { BuiltInRole, Role } from "../core/context.ts";
import { fold } from "../core/text.ts";

/** What the built-in roles are called, in both languages. */
export const BUILT_IN_NAMES: Record<"en" | "vi", Record<BuiltInRole, string>> = {
  en: {
    owner: "Owner",
    admin: "Administrator",
    manager: "Manager",
    rep: "Sales rep",
    agent: "Support agent",
    viewer: "Viewer",
  },
  vi: {
    owner: "Chủ sở hữu",
    admin: "Quản trị viên",
    manager: "Quản lý",
    rep: "Nhân viên kinh doanh",
    agent: "Nhân viên chăm sóc",
    viewer: "Người xem",
  },
};

export interface NamedRole {
  id: string;
  name: string;
}

const BUILT_IN = Object.keys(BUILT_IN_NAMES.en) as BuiltInRole[];

const isSame = (a: string, b: string): boolean => fold(a.trim()) === fold(b.trim());

/** The role that somebody means: by its id, or by its name in either language, whatever its marks and capitals. */
export function roleMeant(said: string, own: readonly NamedRole[]): Role | undefined {
  const builtIn = BUILT_IN.find((role) => [role, BUILT_IN_NAMES.en[role], BUILT_IN_NAMES.vi[role]].some((name) => isSame(name, said)));
  return builtIn ?? (own.find(({ id, name }) => id === said || isSame(name, said))?.id as Role | undefined);
}

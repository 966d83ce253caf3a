import { settingsWords } from "../settings/words.ts";

/** A role as people say it: the built-in ones have a name in each language. */
export const roleName = ({ id, name }: { id: string; name: string }): string => settingsWords().roles[id] ?? name;

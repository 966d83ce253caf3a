import { client } from "../../lib/cache.ts";

export const reloadTemplates = () => client.invalidateQueries({ queryKey: ["templates"] });

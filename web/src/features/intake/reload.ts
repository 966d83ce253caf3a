import { client } from "../../lib/cache.ts";

export const reloadIntake = () => client.invalidateQueries({ queryKey: ["intake"] });

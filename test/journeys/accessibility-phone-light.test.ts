import { accessibleScreens } from "./accessible-screens.ts";

accessibleScreens({ language: "vi", device: "phone", theme: "light" });

import { accessibleScreens } from "./accessible-screens.ts";

accessibleScreens({ language: "vi", device: "desktop", theme: "dark" });

import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/shell.css";
import "../styles/controls.css";
import "../styles/forms.css";
import "../styles/overlays.css";
import "../styles/list.css";
import { QueryClientProvider } from "@tanstack/preact-query";
import { render } from "preact";
import { LocationProvider } from "preact-iso/router";
import { loadMe, me } from "../features/identity/session.ts";
import { signedOut } from "../lib/api.ts";
import { client } from "../lib/cache.ts";
import { App } from "./app.tsx";

signedOut.addEventListener("signedout", () => {
  me.value = null;
});
void loadMe();

const root = document.getElementById("app");
if (root)
  render(
    <QueryClientProvider client={client}>
      <LocationProvider>
        <App />
      </LocationProvider>
    </QueryClientProvider>,
    root,
  );

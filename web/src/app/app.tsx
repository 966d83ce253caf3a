import { useEffect } from "preact/hooks";
import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { Route, Router, useLocation } from "preact-iso/router";
import ContactsPage from "../features/contacts/contacts-page.tsx";
import { loadMe, me, sessionError } from "../features/identity/session.ts";
import { mayOpen } from "../features/search/places.ts";
import { FailedState } from "../ui/states.tsx";
import { Shell } from "./shell.tsx";
import { ViewBoundary, view } from "./view.tsx";

const FrontDoors = lazy(() => import("./front-doors.tsx"));
const ContactPage = view(() => import("../features/contacts/contact-page.tsx"));
const CompaniesPage = view(() => import("../features/companies/companies-page.tsx"));
const CompanyPage = view(() => import("../features/companies/company-page.tsx"));
const DealsPage = view(() => import("../features/deals/deals-page.tsx"));
const OrdersPage = view(() => import("../features/orders/orders-page.tsx"));
const ProductsPage = view(() => import("../features/products/products-page.tsx"));
const TasksPage = view(() => import("../features/tasks/tasks-page.tsx"));
const SearchPage = view(() => import("../features/search/search-page.tsx"));
const ActivityPage = view(() => import("../features/activities/activity-page.tsx"));
const ImportsPage = view(() => import("../features/imports/imports-page.tsx"));
const BriefingPage = view(() => import("../features/briefs/briefing-page.tsx"));
const AskPage = view(() => import("../features/ask/ask-page.tsx"));
const PredictionsPage = view(() => import("../features/predictions/predictions-page.tsx"));
const Lost = view(() => import("./lost.tsx"));
const MayNot = view(() => import("./may-not.tsx"));
const ProposalsPage = view(() => import("../features/proposals/proposals-page.tsx"));
const SettingsPage = view(() => import("../features/settings/settings-page.tsx"));

/** Addresses with a door of their own, whoever is signed in. */
const FRONT = /^\/(join|welcome|reopen|sign-(in|up)|oauth\/authorize)\b/;

/** Signed out, signed in, or not known yet: that decides what there is to see. */
export function App() {
  const who = me.value;
  const { path } = useLocation();
  if (who === undefined)
    return sessionError.value ? <FailedState error={sessionError.value} onRetry={() => void loadMe()} /> : <div class="boot" />;
  if (who === null || FRONT.test(path))
    return (
      <ErrorBoundary>
        <FrontDoors />
      </ErrorBoundary>
    );
  return <SignedIn />;
}

/** The views people go to most are there before they are asked for, so that a lost network does not stand in the way. */
const LIKELY: { preload: () => Promise<unknown> }[] = [
  ContactPage,
  CompaniesPage,
  CompanyPage,
  TasksPage,
  DealsPage,
  SearchPage,
  ProductsPage,
  ImportsPage,
  SettingsPage,
];

function usePreloading(): void {
  useEffect(() => {
    const idle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 1_000));
    idle(() => LIKELY.reduce((before: Promise<unknown>, page) => before.then(() => page.preload()), Promise.resolve()));
  }, []);
}

function SignedIn() {
  const { path } = useLocation();
  usePreloading();
  useEffect(() => {
    const stopping = import("./realtime.ts").then(({ connect }) => connect());
    return () => void stopping.then((stop) => stop());
  }, []);
  return (
    <Shell>
      <ViewBoundary path={path}>
        {mayOpen(path) ? (
          <Router onRouteChange={() => document.getElementById("main")?.focus({ preventScroll: true })}>
            <Route path="/" component={ContactsPage} />
            <Route path="/contacts" component={ContactsPage} />
            <Route path="/contacts/:id" component={ContactPage} />
            <Route path="/companies" component={CompaniesPage} />
            <Route path="/companies/:id" component={CompanyPage} />
            <Route path="/deals/:id?" component={DealsPage} />
            <Route path="/orders/:id?" component={OrdersPage} />
            <Route path="/products/:id?" component={ProductsPage} />
            <Route path="/tasks/:id?" component={TasksPage} />
            <Route path="/activities/:id" component={ActivityPage} />
            <Route path="/search" component={SearchPage} />
            <Route path="/ask" component={AskPage} />
            <Route path="/import/:id?" component={ImportsPage} />
            <Route path="/briefing/:id?" component={BriefingPage} />
            <Route path="/predictions/:view?" component={PredictionsPage} />
            <Route path="/proposals" component={ProposalsPage} />
            <Route path="/settings/:part?" component={SettingsPage} />
            <Route default component={Lost} />
          </Router>
        ) : (
          <ErrorBoundary>
            <MayNot />
          </ErrorBoundary>
        )}
      </ViewBoundary>
    </Shell>
  );
}

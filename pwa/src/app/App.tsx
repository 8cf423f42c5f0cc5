import { useMemo } from "preact/hooks";
import { ErrorBoundary, LocationProvider, lazy, Route, Router, useLocation } from "preact-iso";
import { me, sessionState } from "../core/session";
import { NotFound } from "../ui/NotFound";
import { Toasts } from "../ui/Toasts";
import { type Tabs, TabsContext } from "../ui/tabs";
import { Broken, Catch, NoSignal } from "./Edges";
import { type RoomRoute, rooms } from "./rooms";
import { w } from "./words";

/** The server makes these pages itself; links to them leave the app. */
const OURS = /^\/(?!api\/|docs\b|demo\/(?:mailbox|as)|openapi|assets\/)/;

const screens = rooms.flatMap((room) => room.routes).map((route) => ({ ...route, Screen: lazy(route.load) }));
const Welcome = lazy(() => import("../join/WelcomeScreen"));
const SignIn = lazy(() => import("../join/SignInScreen"));

export function App() {
  return (
    <LocationProvider scope={OURS}>
      <Catch fallback={<Broken />}>
        <ErrorBoundary>
          <Pages />
        </ErrorBoundary>
      </Catch>
      <Toasts />
    </LocationProvider>
  );
}

function Pages() {
  const { path } = useLocation();
  const who = me.value;
  const unread = who?.unread ?? 0;
  const known = who !== null;
  const tabs = useMemo<Tabs | null>(() => {
    if (!known) return null;
    const items = rooms.flatMap((room) =>
      room.tab ? [{ ...room.tab, label: w(room.tab.label), count: room.name === "notices" ? unread : 0 }] : [],
    );
    return { kind: "main", items, path };
  }, [known, unread, path]);

  return (
    <TabsContext.Provider value={tabs}>
      <Router>
        {screens.map((it) => (
          <Route key={it.path} path={it.path} component={guard(it)} />
        ))}
        <Route default component={NotFound} />
      </Router>
    </TabsContext.Provider>
  );
}

type Guarded = (typeof screens)[number];
const guards = new Map<RoomRoute["path"], (props: object) => preact.JSX.Element | null>();

/** Private screens only for somebody who is in; others get the way in, and come back to this address afterwards. */
function guard(it: Guarded) {
  let made = guards.get(it.path);
  if (!made) {
    made = (props: object) => {
      if (it.open || me.value) return <it.Screen {...props} />;
      if (sessionState.value === "asking") return null;
      if (sessionState.value === "offline") return <NoSignal />;
      return it.path === "/" ? <Welcome /> : <SignIn />;
    };
    guards.set(it.path, made);
  }
  return made;
}

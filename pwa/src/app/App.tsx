import { useMemo } from "preact/hooks";
import { ErrorBoundary, LocationProvider, Route, Router, useLocation } from "preact-iso";
import { exec } from "preact-iso/router";
import { language } from "../core/i18n";
import { me, sessionState } from "../core/session";
import { later } from "../ui/later";
import { NotFound } from "../ui/NotFound";
import { screenOf } from "../ui/screen-of";
import { type Tabs, TabsContext } from "../ui/tabs";
import { Broken, Catch } from "./Edges";
import { type RoomRoute, rooms } from "./rooms";
import { w } from "./words";

/** The server makes these pages itself; links to them leave the app. */
const OURS = /^\/(?!api\/|docs\b|demo\/(?:mailbox|as)|openapi|assets\/)/;

const screens = rooms.flatMap((room) => room.routes).map((route) => ({ ...route, Screen: screenOf(route.load) }));
const Welcome = screenOf(() => import("../join/WelcomeScreen"));
const SignIn = screenOf(() => import("../join/SignInScreen"));
const NoSignal = screenOf(() => import("./NoSignal"));
const SidesBar = later(() => import("../ui/SidesBar"));
const Toasts = later(() => import("../ui/Toasts"));

/** Fetches the screen behind an address, so that it is here when it is opened; and names what it will ask for first. */
export function warm(path: string, ask?: (api: string) => void) {
  for (const it of screens) {
    const found = exec(path, it.path);
    if (!found) continue;
    if (it.first) ask?.(it.first(found.params.id ?? ""));
    return it.Screen.preload().catch(() => undefined); // what is wrong is said when it is opened
  }
}

export function App() {
  return (
    <LocationProvider scope={OURS}>
      <Catch fallback={<Broken />}>
        <ErrorBoundary>
          <Pages />
        </ErrorBoundary>
      </Catch>
    </LocationProvider>
  );
}

function Pages() {
  const { path } = useLocation();
  const who = me.value;
  const unread = who?.unread ?? 0;
  const known = who !== null;
  const lang = language.value;
  const faces = who?.faces.join();
  const tabs = useMemo<Tabs | null>(() => {
    if (!known) return null;
    const items = rooms.flatMap((room) =>
      room.tab ? [{ ...room.tab, label: w(room.tab.label), count: room.name === "notices" ? unread : 0 }] : [],
    );
    // Who only works here has two of the tabs; who has another side of the app sees the way there on every page.
    const above = faces && faces !== "young_person" && (
      <div class="modebar">
        <SidesBar now="young_person" />
      </div>
    );
    return { kind: "main", above, items: faces === "staff" ? items.slice(-2) : items, path };
  }, [known, unread, path, lang, faces]);

  return (
    <TabsContext.Provider value={tabs}>
      <Router>
        {screens.map((it) => (
          <Route key={it.path} path={it.path} component={guard(it)} />
        ))}
        <Route default component={NotFound} />
      </Router>
      {known && <Toasts />}
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

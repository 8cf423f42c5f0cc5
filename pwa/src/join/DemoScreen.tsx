import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { useAct } from "../core/acts";
import { request } from "../core/http";
import { Refused } from "../core/problem";
import { begin } from "../core/session";
import type { Me } from "../core/types";
import { LinkRow } from "../ui/Button";
import { ErrorSummary } from "../ui/Field";
import type { IconName } from "../ui/icon-names";
import { Empty, Skeleton } from "../ui/Notes";
import { Screen } from "../ui/Screen";
import { w } from "./words";

const PERSONAS = {
  young_person: { icon: "smile", hue: "sun" },
  lead: { icon: "megaphone", hue: "coral" },
  worker: { icon: "heart-handshake", hue: "leaf" },
  approver: { icon: "circle-check-big", hue: "sky" },
  payer: { icon: "ticket", hue: "rose" },
  safeguarding: { icon: "shield", hue: "lime" },
  manager: { icon: "chart-no-axes-column", hue: "sky" },
} as const satisfies Record<string, { icon: IconName; hue: string }>;
type Persona = keyof typeof PERSONAS;
const STAFF = /worker|approver|payer|safeguarding|manager/;

/** Only where the database is marked as a demo: sign in as one of seven made-up people. `?as=lead` does it at once. */
export default function DemoScreen() {
  const [there, setThere] = useState<boolean | null>(null);
  const act = useAct();
  const { route, query } = useLocation();

  const be = async (persona: Persona) => {
    const who = await act.run(() => request<Me>("/api/demo/sign-in", { method: "POST", body: { persona } }));
    if (!who) return;
    await begin(who);
    route(STAFF.test(persona) ? "/staff" : "/", true);
  };
  useEffect(() => {
    // Asked without a name, the door says what it misses; where there is no door, nobody answers so.
    request("/api/demo/sign-in", { method: "POST", body: {} }).catch((error) =>
      setThere(error instanceof Refused && error.status === 422),
    );
  }, []);
  useEffect(() => {
    const wanted = query.as as Persona | undefined;
    if (wanted && wanted in PERSONAS) void be(wanted);
  }, []);

  return (
    <Screen title={w("demo")} bare>
      {there === null && <Skeleton />}
      {there === false && <Empty title={w("demo_none")}>{w("demo_none_more")}</Empty>}
      {there && (
        <>
          <div class="stack stack--s">
            <h1 tabIndex={-1}>{w("demo")}</h1>
            <p class="t-2">{w("demo_more")}</p>
          </div>
          <ErrorSummary problem={act.problem} />
          <div class="stack stack--s">
            {(Object.keys(PERSONAS) as Persona[]).map((persona) => (
              <LinkRow
                key={persona}
                {...PERSONAS[persona]}
                title={w(`p_${persona}`)}
                busy={act.busy}
                onClick={() => void be(persona)}
              />
            ))}
          </div>
          <p class="row">
            <a href="/demo/mailbox">{w("mailbox")}</a>
          </p>
        </>
      )}
    </Screen>
  );
}

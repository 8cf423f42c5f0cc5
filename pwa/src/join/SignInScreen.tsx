import { useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { useAct } from "../core/acts";
import { request } from "../core/http";
import { passkeysWork, signInWithPasskey } from "../core/passkey";
import { begin, sessionState } from "../core/session";
import { useTyped } from "../core/typed";
import type { Me, Problem } from "../core/types";
import { LinkRow } from "../ui/Button";
import { CheckBox, ErrorSummary, TextField } from "../ui/Field";
import { Languages } from "../ui/Languages";
import { Banner } from "../ui/Notes";
import { Screen } from "../ui/Screen";
import { StepPage } from "../ui/Steps";
import { w } from "./words";

type Way = "choose" | "email" | "email_code" | "move";

/** Back in without a password: passkey, a code by e-mail, a code from another phone, or a new link. */
export default function SignInScreen({ code: given }: { code?: string }) {
  const { route, path, query } = useLocation();
  const [way, setWay] = useTyped<Way>("way", given || query.way === "move" ? "move" : "choose");
  const [address, setAddress] = useTyped("address", "");
  const [minutes, setMinutes] = useTyped("minutes", 10);
  const [shared, setShared] = useTyped("shared", false);
  const [failed, setFailed] = useState<Problem | null>(null);
  const act = useAct();

  const arrive = async (who: Me | null | undefined) => {
    if (!who) return;
    await begin(who);
    if (/^\/(sign-in|m\/)/.test(path)) route("/", true);
  };
  const withFace = async () => {
    setFailed(null);
    const who = await act.run(() => signInWithPasskey());
    if (who === null) setFailed(missing("", w("face_none")));
    await arrive(who);
  };
  const withCode = async (kind: "email" | "move", code: string) =>
    arrive(
      await act.run((key) =>
        request<Me>("/api/session/use-code", {
          method: "POST",
          key,
          body: { kind, code, shared_phone: shared, ...(kind === "email" && { address }) },
        }),
      ),
    );
  const askForCode = async () => {
    const sent = await act.run((key) =>
      request<{ expires_in_minutes: number }>("/api/session/request-code", { method: "POST", key, body: { address } }),
    );
    if (!sent) return;
    setMinutes(sent.expires_in_minutes);
    setWay("email_code");
  };
  const back = () => {
    act.clear();
    setWay(way === "email_code" ? "email" : "choose");
  };
  const whose = (
    <CheckBox name="shared_phone" checked={shared} onChange={setShared} label={w("shared")} more={w("shared_more")} />
  );

  if (way === "email")
    return (
      <OneField
        key="email"
        title={w("with_email")}
        label={w("email_label")}
        empty={w("email_missing")}
        name="address"
        email
        start={address}
        next={w("email_send")}
        act={act}
        onBack={back}
        onKeep={setAddress}
        onNext={() => void askForCode()}
      />
    );
  if (way === "email_code")
    return (
      <OneField
        key="code"
        title={w("email_code")}
        hint={w("email_sent", { address, n: minutes })}
        label={w("email_code")}
        empty={w("code_missing")}
        name="code"
        digits
        next={w("go_in")}
        act={act}
        onBack={back}
        onNext={(code) => void withCode("email", code)}
      >
        {whose}
      </OneField>
    );
  if (way === "move")
    return (
      <OneField
        key="move"
        title={w("with_move")}
        hint={w("with_move_more")}
        label={w("move_label")}
        empty={w("code_missing")}
        name="code"
        start={given ?? ""}
        next={w("go_in")}
        act={act}
        onBack={back}
        onNext={(code) => void withCode("move", code)}
      >
        {whose}
      </OneField>
    );
  return (
    <Screen title={w("signin")} back="/" bare>
      <div class="stack stack--s">
        <h1 tabIndex={-1}>{w("signin")}</h1>
        <p class="t-2">{w("signin_how")}</p>
      </div>
      {sessionState.value === "ended" && <Banner icon="log-out">{w("ended")}</Banner>}
      <ErrorSummary problem={failed ?? act.problem} />
      <div class="stack stack--s">
        {passkeysWork() && (
          <LinkRow
            icon="fingerprint"
            title={w("with_face")}
            more={w("with_face_more")}
            busy={act.busy}
            onClick={() => void withFace()}
          />
        )}
        <LinkRow icon="mail" title={w("with_email")} more={w("with_email_more")} onClick={() => setWay("email")} />
        <LinkRow icon="smartphone" title={w("with_move")} more={w("with_move_more")} onClick={() => setWay("move")} />
        <LinkRow icon="link" title={w("with_invite")} more={w("with_invite_more")} href="/join" />
      </div>
      <p class="t-2">{w("stuck")}</p>
      <Languages />
    </Screen>
  );
}

const missing = (name: string, detail: string): Problem => ({
  type: "about:blank",
  title: "",
  status: 422,
  code: "missing",
  detail,
  ...(name && { fields: { [name]: detail } }),
});

interface OneFieldProps {
  title: string;
  hint?: string;
  label: string;
  empty: string;
  name: string;
  start?: string;
  email?: boolean;
  digits?: boolean;
  next: string;
  act: ReturnType<typeof useAct>;
  onBack: () => void;
  onNext: (value: string) => void;
  onKeep?: (value: string) => void;
  children?: preact.ComponentChildren;
}
function OneField(p: OneFieldProps) {
  const [value, setValue] = useState(p.start ?? "");
  const [wrong, setWrong] = useState<Problem | null>(null);
  const problem = wrong ?? p.act.problem;
  return (
    <Screen title={p.title} bare>
      <StepPage
        n={1}
        of={1}
        title={p.title}
        hint={p.hint}
        problem={problem}
        busy={p.act.busy}
        next={p.next}
        onBack={p.onBack}
        onNext={() => {
          const clean = p.email ? value.trim() : value.replace(/[\s-]/g, "").toUpperCase();
          setWrong(clean ? null : missing(p.name, p.empty));
          if (clean) p.onNext(clean);
        }}
      >
        <TextField
          name={p.name}
          label={p.label}
          value={value}
          onInput={(typed) => {
            setValue(typed);
            p.onKeep?.(typed.trim());
          }}
          error={problem?.fields?.[p.name]}
          type={p.email ? "email" : "text"}
          inputMode={p.email ? "email" : p.digits ? "numeric" : "text"}
          autocomplete={p.email ? "email" : "one-time-code"}
          big={!p.email}
        />
        {p.children}
      </StepPage>
    </Screen>
  );
}

import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { send, useAct } from "../core/acts";
import { deviceLabel } from "../core/browser";
import { begin } from "../core/session";
import { useTyped } from "../core/typed";
import type { AgeBand, InvitePage, Me } from "../core/types";
import { TextField } from "../ui/Field";
import { Skeleton } from "../ui/Notes";
import { Screen } from "../ui/Screen";
import { StepPage } from "../ui/Steps";
import { BackAgain, BeforeYouJoin } from "./BeforeYouJoin";
import { dropInvite, inviteInHand, secretFrom, takeFromAddress } from "./invite";
import { Joined } from "./Joined";
import { JoinSteps, stepsFor } from "./JoinSteps";
import { w } from "./words";

export interface JoinAnswers {
  age_band?: AgeBand;
  chosen_name?: string;
  agree_rules_version?: number;
  shared_phone: boolean;
}

/** From a link or a code to being in: read the invite, see what it is, a few questions, a tap. */
export default function JoinScreen({ token }: { token?: string }) {
  const [secret, setSecret] = useState(() => (token ? takeFromAddress(token) : inviteInHand()));
  const [invite, setInvite] = useState<InvitePage | null>(null);
  const [asking, setAsking] = useTyped("asking", false);
  const [joined, setJoined] = useState<Me | null>(null);
  const reading = useAct();
  const joining = useAct();
  const { route } = useLocation();

  const read = async (wanted: string) => {
    const found = await reading.run(() => send<InvitePage>("POST", "/api/invites/read", { secret: wanted }));
    if (found) setInvite(found);
    else setSecret(null);
  };
  useEffect(() => {
    if (secret && !invite) void read(secret);
  }, [secret]);

  const accept = async (answers: JoinAnswers) => {
    const who = await joining.run((key) =>
      send<Me>("POST", "/api/invites/accept", { secret, device_label: deviceLabel(), ...answers }, { key }),
    );
    if (!who) return;
    dropInvite();
    await begin(who);
    if (invite?.kind === "new_link") route("/", true);
    else setJoined(who);
  };

  if (joined && invite) return <Joined who={joined} invite={invite} />;
  if (!secret)
    return (
      <EnterCode
        problem={reading.problem}
        onCode={(typed) => {
          reading.clear();
          sessionStorage.setItem("linkup:invite-now", typed);
          setSecret(typed);
        }}
      />
    );
  if (!invite)
    return (
      <Screen title={w("before")} bare>
        <Skeleton rows={4} />
      </Screen>
    );
  if (invite.kind === "new_link")
    return (
      <BackAgain
        invite={invite}
        busy={joining.busy}
        problem={joining.problem}
        onIn={(shared_phone) => void accept({ shared_phone })}
      />
    );
  if (!asking)
    return (
      <BeforeYouJoin
        invite={invite}
        secret={secret}
        busy={joining.busy}
        problem={joining.problem}
        onJoin={() => {
          // Nothing left to ask somebody who is signed in already: the tap is the yes.
          if (stepsFor(invite).length === 0) return void accept({ shared_phone: false });
          setAsking(true);
          scrollTo(0, 0);
        }}
      />
    );
  return (
    <JoinSteps
      invite={invite}
      busy={joining.busy}
      problem={joining.problem}
      onBack={() => setAsking(false)}
      onDone={(answers) => void accept(answers)}
    />
  );
}

function EnterCode({
  problem,
  onCode,
}: {
  problem: ReturnType<typeof useAct>["problem"];
  onCode: (secret: string) => void;
}) {
  const [typed, setTyped] = useTyped("code", "");
  const [missing, setMissing] = useState(false);
  return (
    <Screen title={w("code_title")} back="/" bare>
      <StepPage
        n={1}
        of={1}
        title={w("code_title")}
        problem={problem}
        next={w("open")}
        onNext={() => {
          const secret = secretFrom(typed);
          if (secret) onCode(secret);
          else setMissing(true);
        }}
      >
        <TextField
          name="secret"
          label={w("code_label")}
          hint={w("code_hint")}
          value={typed}
          onInput={(value) => {
            setTyped(value);
            setMissing(false);
          }}
          error={missing ? w("code_missing") : null}
          big
        />
      </StepPage>
    </Screen>
  );
}

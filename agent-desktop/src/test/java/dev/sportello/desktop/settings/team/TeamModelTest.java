package dev.sportello.desktop.settings.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.connection.ConnectFailure;
import dev.sportello.desktop.connection.RequestFailed;
import dev.sportello.desktop.screens.Fx;
import dev.sportello.desktop.settings.team.Member.Progress;
import dev.sportello.model.Agent.Standing;
import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.Role;
import dev.sportello.wire.AgentBodies.Saved;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Refusal;
import dev.sportello.wire.TeamBodies.Invited;
import dev.sportello.wire.TeamBodies.ResetCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeamModelTest {
    private static final Agent ANNA = agent(1, "Anna Bianchi", Role.ADMIN, Standing.ACTIVE);
    private static final Agent ELISA = agent(2, "Elisa Conti", Role.AGENT, Standing.INVITED);
    private static final Agent MARCO = agent(3, "Marco Verdi", Role.AGENT, Standing.ACTIVE);
    private static final Agent PIERO = agent(4, "Piero Galli", Role.ADMIN, Standing.DISABLED);
    private static final Instant LATER = Instant.parse("2026-03-12T10:00:00Z");

    private final List<String> asked = new ArrayList<>();
    private CompletableFuture<Saved> change = new CompletableFuture<>();
    private CompletableFuture<Invited> invited = new CompletableFuture<>();
    private CompletableFuture<ResetCode> code = new CompletableFuture<>();
    private final TeamModel team = new TeamModel(
            new TeamActs(
                    (name, email, role) -> {
                        asked.add("invite " + name + " " + email + " " + role);
                        invited = new CompletableFuture<>();
                        return invited;
                    },
                    (agent, role) -> {
                        asked.add(name(agent) + " becomes " + role);
                        change = new CompletableFuture<>();
                        return change;
                    },
                    (agent, disabled) -> {
                        asked.add(name(agent) + (disabled ? " is disabled" : " comes back"));
                        change = new CompletableFuture<>();
                        return change;
                    },
                    agent -> {
                        asked.add("code for " + name(agent));
                        code = new CompletableFuture<>();
                        return code;
                    },
                    agent -> {
                        asked.add("sign out " + name(agent));
                        change = new CompletableFuture<>();
                        return change;
                    }),
            ANNA.id());

    @BeforeEach
    void come() {
        team.take(List.of(ANNA, ELISA, MARCO, PIERO));
    }

    @Test
    void whoComesAndWhoGoesKeepsTheOthersInTheirPlaces() {
        var marco = member(MARCO);
        team.take(List.of(ANNA, agent(5, "Luca Riva", Role.AGENT, Standing.ACTIVE), MARCO, PIERO));
        assertThat(team.members())
                .extracting(member -> member.agent().get().name())
                .containsExactly("Anna Bianchi", "Luca Riva", "Marco Verdi", "Piero Galli");
        assertThat(member(MARCO)).as("with what is being done about him").isSameAs(marco);
    }

    @Test
    void aRoleThatChangedIsTakenByTheSameMember() {
        var marco = member(MARCO);
        var promoted = agent(3, "Marco Verdi", Role.ADMIN, Standing.ACTIVE);
        team.take(List.of(ANNA, ELISA, promoted, PIERO));
        assertThat(marco.agent().get()).isEqualTo(promoted);
    }

    @Test
    void theLastAdminIsTheOnlyOneWhoCanComeIn() {
        assertThat(team.isLastAdmin(ANNA)).as("Piero is disabled").isTrue();
        assertThat(team.isLastAdmin(PIERO)).isFalse();
        team.take(List.of(ANNA, agent(3, "Marco Verdi", Role.ADMIN, Standing.ACTIVE)));
        assertThat(team.isLastAdmin(ANNA)).isFalse();
        assertThat(team.isYou(ANNA)).isTrue();
        assertThat(team.isYou(MARCO)).isFalse();
    }

    @Test
    void onlyWhatIsMeantIsAskedFor() throws Exception {
        Fx.run(() -> team.give(member(PIERO), Role.AGENT));
        Fx.run(() -> team.enable(member(PIERO)));
        Fx.run(() -> team.disable(member(MARCO)));
        assertThat(asked)
                .containsExactly("Piero Galli becomes AGENT", "Piero Galli comes back", "Marco Verdi is disabled");
    }

    @Test
    void aResetCodeIsShownAtItsAgentUntilItIsForgotten() throws Exception {
        Fx.run(() -> team.giveResetCode(member(MARCO)));
        assertThat(asked).containsExactly("code for Marco Verdi");
        assertThat(team.awaiting().get()).as("nobody leaves before it is here").isTrue();
        var given = new ResetCode(MARCO, "9PLM", LATER);
        answer(() -> code.complete(given));
        Fx.run(() -> {});
        assertThat(member(MARCO).resetCode().get()).isEqualTo(given);
        assertThat(member(PIERO).resetCode().get()).isNull();
        assertThat(team.awaiting().get()).isFalse();
        Fx.run(team::forgetCodes);
        assertThat(member(MARCO).resetCode().get()).isNull();
    }

    @Test
    void whoIsEnabledGetsACode() throws Exception {
        Fx.run(() -> team.enable(member(PIERO)));
        assertThat(progress(PIERO)).isEqualTo(Progress.BUSY);
        answer(() -> change.complete(new Saved(8)));
        assertThat(asked).containsExactly("Piero Galli comes back", "code for Piero Galli");
        assertThat(progress(PIERO)).as("there is no code yet").isEqualTo(Progress.BUSY);
        var given = new ResetCode(PIERO, "9PLM", LATER);
        answer(() -> code.complete(given));
        assertThat(progress(PIERO)).isEqualTo(Progress.NONE);
        assertThat(member(PIERO).resetCode().get()).isEqualTo(given);
    }

    @Test
    void whoIsNotEnabledGetsNoCode() throws Exception {
        Fx.run(() -> team.enable(member(PIERO)));
        answer(() -> change.completeExceptionally(new RequestFailed.Offline(ConnectFailure.BROKEN, "no connection")));
        assertThat(asked).containsExactly("Piero Galli comes back");
        assertThat(progress(PIERO)).isEqualTo(Progress.NOT_REACHED);
    }

    @Test
    void aCodeOfWhoIsDisabledIsShownNoMore() throws Exception {
        Fx.run(() -> team.giveResetCode(member(MARCO)));
        answer(() -> code.complete(new ResetCode(MARCO, "9PLM", LATER)));
        Fx.run(() -> member(MARCO).take(agent(3, "Marco Verdi", Role.AGENT, Standing.DISABLED)));
        assertThat(member(MARCO).resetCode().get()).isNull();
    }

    @Test
    void whatIsBeingDoneShowsUntilTheRelayAnswers() throws Exception {
        Fx.run(() -> team.give(member(MARCO), Role.ADMIN));
        assertThat(progress(MARCO)).isEqualTo(Progress.BUSY);
        assertThat(progress(ELISA)).isEqualTo(Progress.NONE);
        answer(() -> change.complete(new Saved(8)));
        assertThat(progress(MARCO)).isEqualTo(Progress.NONE);
    }

    @Test
    void whoIsSignedOutEverywhereIsToldOf() throws Exception {
        Fx.run(() -> team.signOutEverywhere(member(MARCO)));
        answer(() -> change.complete(new Saved(8)));
        assertThat(asked).containsExactly("sign out Marco Verdi");
        assertThat(progress(MARCO)).isEqualTo(Progress.SIGNED_OUT);
    }

    @ParameterizedTest
    @CsvSource({
        "LAST_ADMIN,LAST_ADMIN",
        "AGENT_UNKNOWN,OUTDATED",
        "EMAIL_TAKEN,OUTDATED",
        "FORBIDDEN,FORBIDDEN",
        "STORAGE_FAILED,FAILED"
    })
    void whatTheRelayRefusesIsNamedAtTheMember(ErrorKind refused, Progress shown) throws Exception {
        Fx.run(() -> team.give(member(MARCO), Role.ADMIN));
        answer(() -> change.completeExceptionally(new RequestFailed.Refused(Refusal.of(refused))));
        assertThat(progress(MARCO)).isEqualTo(shown);
    }

    @Test
    void aRelayThatIsNotReachedIsNamedAtTheMember() throws Exception {
        Fx.run(() -> team.disable(member(MARCO)));
        answer(() -> change.completeExceptionally(new RequestFailed.Offline(ConnectFailure.BROKEN, "no connection")));
        assertThat(progress(MARCO)).isEqualTo(Progress.NOT_REACHED);
    }

    @Test
    void anInvitationBringsItsCodeAndEmptiesTheForm() throws Exception {
        Fx.run(() -> {
            write(" Luca Riva ", " luca@bottega.example ");
            team.invite().role().set(Role.ADMIN);
            team.sendInvitation();
            team.sendInvitation();
        });
        assertThat(asked).as("sent once").containsExactly("invite Luca Riva luca@bottega.example ADMIN");
        var answer = new Invited(agent(5, "Luca Riva", Role.ADMIN, Standing.INVITED), "K7QF", LATER);
        answer(() -> invited.complete(answer));
        assertThat(team.invited().get()).isEqualTo(answer);
        assertThat(team.invite().written()).isFalse();
        Fx.run(team::forgetInvited);
        assertThat(team.invited().get()).isNull();
    }

    @Test
    void anInvitationThatIsRefusedKeepsWhatWasWritten() throws Exception {
        Fx.run(() -> {
            write("Luca Riva", "marco@bottega.example");
            team.sendInvitation();
        });
        answer(() -> invited.completeExceptionally(new RequestFailed.Refused(Refusal.of(ErrorKind.EMAIL_TAKEN))));
        assertThat(team.invited().get()).isNull();
        assertThat(team.invite().written()).isTrue();
        assertThat(team.invite().progress().get()).isEqualTo(InviteEdit.Progress.EMAIL_TAKEN);
    }

    @Test
    void whoIsInvitedAgainGetsANewCode() throws Exception {
        Fx.run(() -> team.inviteAgain(member(ELISA)));
        assertThat(asked).containsExactly("invite Elisa Conti elisa@bottega.example AGENT");
        assertThat(team.awaiting().get()).as("a code is on its way").isTrue();
        answer(() -> invited.complete(new Invited(ELISA, "9PLM", LATER)));
        Fx.run(() -> {});
        assertThat(team.awaiting().get()).isFalse();
        assertThat(Objects.requireNonNull(team.invited().get()).code()).isEqualTo("9PLM");
        assertThat(progress(ELISA)).isEqualTo(Progress.NONE);
    }

    private void write(String name, String email) {
        team.invite().name().set(name);
        team.invite().email().set(email);
    }

    /// Returns when the answer has arrived.
    private static void answer(Runnable answer) throws Exception {
        Fx.run(answer);
        Fx.run(() -> {});
    }

    private Progress progress(Agent agent) {
        return member(agent).progress().get();
    }

    private Member member(Agent agent) {
        return team.members().stream()
                .filter(member -> member.agent().get().id().equals(agent.id()))
                .findFirst()
                .orElseThrow();
    }

    private static String name(AgentId id) {
        return List.of(ANNA, ELISA, MARCO, PIERO).stream()
                .filter(agent -> agent.id().equals(id))
                .map(Agent::name)
                .findFirst()
                .orElseThrow();
    }

    private static Agent agent(int number, String name, Role role, Standing standing) {
        var email = name.substring(0, name.indexOf(' ')).toLowerCase(Locale.ROOT) + "@bottega.example";
        return new Agent(new AgentId(new UUID(0, number)), name, email, role, standing);
    }
}

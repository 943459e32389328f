package dev.sportello.desktop.settings.team;

import dev.sportello.desktop.connection.RequestFailed;
import dev.sportello.desktop.settings.team.Member.Progress;
import dev.sportello.desktop.ui.Paging;
import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.Role;
import dev.sportello.wire.TeamBodies.Invited;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The team, and what an admin does about it. FX thread only.
final class TeamModel {
    private final TeamActs acts;
    private final AgentId you;
    private final ObservableList<Member> members = FXCollections.observableArrayList();
    private final InviteEdit invite;
    private final ReadOnlyObjectWrapper<@Nullable Invited> invited = new ReadOnlyObjectWrapper<>();
    /// How many codes are on their way for who stands in the list.
    private final IntegerProperty awaited = new SimpleIntegerProperty();

    private final BooleanBinding awaiting;

    TeamModel(TeamActs acts, AgentId you) {
        this.acts = acts;
        this.you = you;
        invite = new InviteEdit();
        awaiting = Bindings.createBooleanBinding(
                () -> invite.progress().get() == InviteEdit.Progress.SENDING || awaited.get() > 0,
                invite.progress(),
                awaited);
    }

    ObservableList<Member> members() {
        return members;
    }

    InviteEdit invite() {
        return invite;
    }

    /// The last invitation, with the code to pass on; null for none.
    ReadOnlyObjectProperty<@Nullable Invited> invited() {
        return invited.getReadOnlyProperty();
    }

    boolean isYou(Agent agent) {
        return agent.id().equals(you);
    }

    /// Whether the agent is the only one left who may do all this.
    boolean isLastAdmin(Agent agent) {
        return agent.admin()
                && members.stream()
                                .filter(member -> member.agent().get().admin())
                                .count()
                        == 1;
    }

    /// The team as it is now, by name.
    void take(List<Agent> team) {
        members.removeIf(member -> team.stream().noneMatch(agent -> isOf(member, agent)));
        for (var place = 0; place < team.size(); place++) {
            var agent = team.get(place);
            var known = members.stream().filter(member -> isOf(member, agent)).findFirst();
            known.ifPresent(member -> member.take(agent));
            if (known.isEmpty()) {
                members.add(Math.min(place, members.size()), new Member(agent));
            }
        }
    }

    /// Whether a code is on its way, for whomever: it is shown once.
    BooleanBinding awaiting() {
        return awaiting;
    }

    void forgetInvited() {
        invited.set(null);
    }

    /// Forgets all codes that were to be passed on.
    void forgetCodes() {
        forgetInvited();
        members.forEach(Member::forgetResetCode);
    }

    void sendInvitation() {
        if (invite.sendable().get()) {
            invite.begin();
            var _ = acts.invite()
                    .invite(
                            invite.name().get().strip(),
                            invite.address(),
                            invite.role().get())
                    .whenComplete((answer, failure) -> Platform.runLater(() -> {
                        invite.end(failure == null ? null : Paging.cause(failure));
                        if (failure == null) {
                            invited.set(answer);
                        }
                    }));
        }
    }

    void inviteAgain(Member member) {
        var agent = member.agent().get();
        await(member, acts.invite().invite(agent.name(), agent.email(), agent.role()), invited::set);
    }

    void giveResetCode(Member member) {
        await(member, acts.giveResetCode().apply(member.agent().get().id()), member::show);
    }

    /// Takes back who was disabled, who comes in by a code.
    void enable(Member member) {
        var id = member.agent().get().id();
        var answer = acts.disable()
                .apply(id, false)
                .thenCompose(_ -> acts.giveResetCode().apply(id));
        await(member, answer, member::show);
    }

    /// Follows what brings a code.
    private <T> void await(Member member, CompletableFuture<T> answer, Consumer<? super T> done) {
        awaited.set(awaited.get() + 1);
        follow(member, answer, done);
        var _ = answer.whenComplete((_, _) -> Platform.runLater(() -> awaited.set(awaited.get() - 1)));
    }

    void give(Member member, Role role) {
        follow(member, acts.give().apply(member.agent().get().id(), role), _ -> {});
    }

    void disable(Member member) {
        follow(member, acts.disable().apply(member.agent().get().id(), true), _ -> {});
    }

    void signOutEverywhere(Member member) {
        follow(
                member,
                acts.signOutEverywhere().apply(member.agent().get().id()),
                _ -> member.show(Progress.SIGNED_OUT));
    }

    private static <T> void follow(Member member, CompletableFuture<T> answer, Consumer<? super T> done) {
        member.show(Progress.BUSY);
        var _ = answer.whenComplete((value, failure) -> Platform.runLater(() -> {
            member.show(failure == null ? Progress.NONE : progress(Paging.cause(failure)));
            if (failure == null) {
                done.accept(value);
            }
        }));
    }

    private static Progress progress(Throwable failure) {
        return switch (failure) {
            case RequestFailed.Offline _ -> Progress.NOT_REACHED;
            case RequestFailed.Refused refused ->
                switch (refused.refusal().error()) {
                    case ErrorKind.LAST_ADMIN -> Progress.LAST_ADMIN;
                    case ErrorKind.AGENT_UNKNOWN, ErrorKind.EMAIL_TAKEN -> Progress.OUTDATED;
                    case ErrorKind.FORBIDDEN -> Progress.FORBIDDEN;
                    case ErrorName _ -> Progress.FAILED;
                };
            default -> Progress.FAILED;
        };
    }

    private static boolean isOf(Member member, Agent agent) {
        return member.agent().get().id().equals(agent.id());
    }
}

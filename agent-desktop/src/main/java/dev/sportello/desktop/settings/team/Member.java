package dev.sportello.desktop.settings.team;

import dev.sportello.model.Agent;
import dev.sportello.wire.TeamBodies.ResetCode;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// One of the team, and what is being done about this one. FX thread only.
final class Member {
    private final ReadOnlyObjectWrapper<Agent> agent;
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(Progress.NONE);
    private final ReadOnlyObjectWrapper<@Nullable ResetCode> resetCode = new ReadOnlyObjectWrapper<>();

    /// How the last act went.
    enum Progress {
        NONE,
        BUSY,
        SIGNED_OUT,
        NOT_REACHED,
        LAST_ADMIN,
        /// A colleague was quicker, and what was asked for does not fit any more.
        OUTDATED,
        FORBIDDEN,
        FAILED
    }

    Member(Agent agent) {
        this.agent = new ReadOnlyObjectWrapper<>(agent);
    }

    ReadOnlyObjectProperty<Agent> agent() {
        return agent.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Progress> progress() {
        return progress.getReadOnlyProperty();
    }

    /// The code for a new password, to pass on; null for none.
    ReadOnlyObjectProperty<@Nullable ResetCode> resetCode() {
        return resetCode.getReadOnlyProperty();
    }

    void take(Agent next) {
        // Only who is disabled now: of one who has just been enabled the replica may not have heard yet.
        if (agent.get().active() && !next.active()) {
            forgetResetCode();
        }
        agent.set(next);
    }

    void show(ResetCode code) {
        resetCode.set(code);
    }

    void forgetResetCode() {
        resetCode.set(null);
    }

    void show(Progress next) {
        progress.set(next);
    }
}

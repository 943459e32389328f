package dev.sportello.desktop.settings.team;

import dev.sportello.model.Agent;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One of the team, and what is being done about this one. FX thread only.
final class Member {
    private final ReadOnlyObjectWrapper<Agent> agent;
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(Progress.NONE);

    /// How the last act went.
    enum Progress {
        NONE,
        BUSY,
        SIGNED_OUT,
        NOT_REACHED,
        LAST_ADMIN,
        /// Cannot be taken back, having never come: to be invited again.
        NEVER_CAME,
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

    void take(Agent next) {
        agent.set(next);
    }

    void show(Progress next) {
        progress.set(next);
    }
}

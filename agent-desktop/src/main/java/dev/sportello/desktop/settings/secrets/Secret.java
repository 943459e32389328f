package dev.sportello.desktop.settings.secrets;

import dev.sportello.wire.AgentBodies.SecretState;
import java.time.Instant;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// One secret, whose value only its typing knows, and what is being done about it. FX thread only.
final class Secret {
    private final String name;
    private final ReadOnlyObjectWrapper<@Nullable Instant> setAt = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.SHOWN);
    private final StringProperty typed = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(Progress.NONE);

    /// What the row is for now.
    enum Step {
        SHOWN,
        TYPING,
        /// The admin is asked whether to remove it.
        REMOVING
    }

    /// How the last act went.
    enum Progress {
        NONE,
        BUSY,
        SAVED,
        REMOVED,
        NOT_REACHED,
        /// The relay says that this cannot be a secret.
        UNFIT,
        FORBIDDEN,
        /// The relay cannot store it; its operator has to look.
        NOT_STORED,
        FAILED
    }

    Secret(SecretState state) {
        name = state.name();
        setAt.set(state.setAt());
        typed.subscribe((_, now) -> {
            if (!now.isEmpty() && progress.get() != Progress.BUSY) {
                progress.set(Progress.NONE);
            }
        });
    }

    /// As the relay calls it.
    String name() {
        return name;
    }

    /// Null where nobody has set it.
    ReadOnlyObjectProperty<@Nullable Instant> setAt() {
        return setAt.getReadOnlyProperty();
    }

    boolean isSet() {
        return setAt.get() != null;
    }

    ReadOnlyObjectProperty<Step> step() {
        return step.getReadOnlyProperty();
    }

    StringProperty typed() {
        return typed;
    }

    ReadOnlyObjectProperty<Progress> progress() {
        return progress.getReadOnlyProperty();
    }

    boolean busy() {
        return progress.get() == Progress.BUSY;
    }

    /// Whether something is typed that was not saved.
    boolean written() {
        return !typed.get().isEmpty();
    }

    void take(SecretState state) {
        setAt.set(state.setAt());
    }

    void show(Progress next) {
        progress.set(next);
    }

    /// Begins something new about it; how the last act went is no longer shown.
    void begin(Step next) {
        progress.set(Progress.NONE);
        step.set(next);
    }

    /// Goes back to what is stored, and forgets what was typed.
    void end(Progress with) {
        typed.set("");
        step.set(Step.SHOWN);
        progress.set(with);
    }
}

package dev.sportello.desktop.settings.team;

import dev.sportello.desktop.connection.RequestFailed;
import dev.sportello.desktop.ui.TypedLine;
import dev.sportello.model.Agent;
import dev.sportello.model.Role;
import dev.sportello.model.VisibleText;
import dev.sportello.wire.ErrorKind;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// An invitation while it is written. FX thread only.
final class InviteEdit {
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty email = new SimpleStringProperty("");
    private final ObjectProperty<Role> role = new SimpleObjectProperty<>(Role.AGENT);
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(Progress.WRITING);
    private final BooleanBinding sendable;

    /// The state of the invitation.
    enum Progress {
        WRITING,
        SENDING,
        EMAIL_TAKEN,
        NOT_REACHED,
        FORBIDDEN,
        FAILED
    }

    InviteEdit() {
        sendable = Bindings.createBooleanBinding(
                () -> !VisibleText.isInvisible(name.get())
                        && !nameIsTooLong()
                        && isEmail()
                        && progress.get() != Progress.SENDING,
                name,
                email,
                progress);
        name.subscribe((_, _) -> edited());
        email.subscribe((_, _) -> edited());
    }

    /// What is sent already is sent once, whatever is typed meanwhile.
    private void edited() {
        if (progress.get() != Progress.SENDING) {
            progress.set(Progress.WRITING);
        }
    }

    StringProperty name() {
        return name;
    }

    StringProperty email() {
        return email;
    }

    ObjectProperty<Role> role() {
        return role;
    }

    ReadOnlyObjectProperty<Progress> progress() {
        return progress.getReadOnlyProperty();
    }

    BooleanBinding sendable() {
        return sendable;
    }

    /// Whether something is written that was not sent.
    boolean written() {
        return !VisibleText.isInvisible(name.get()) || !address().isEmpty();
    }

    boolean nameIsTooLong() {
        return name.get().strip().length() > Agent.LONGEST_NAME;
    }

    /// Whether what is in the email's field is no email address.
    boolean emailIsWrong() {
        return !address().isEmpty() && !isEmail();
    }

    /// The email, as it is sent.
    String address() {
        return TypedLine.of(email.get());
    }

    private boolean isEmail() {
        return Agent.isEmail(address()) && address().length() <= Agent.LONGEST_EMAIL;
    }

    void begin() {
        progress.set(Progress.SENDING);
    }

    /// @param failure null when it was sent: then the form is empty again
    void end(@Nullable Throwable failure) {
        if (failure == null) {
            clear();
        } else {
            progress.set(progress(failure));
        }
    }

    /// Forgets what was written. What is being sent stays until that has ended.
    void forget() {
        if (progress.get() != Progress.SENDING) {
            clear();
        }
    }

    private void clear() {
        progress.set(Progress.WRITING);
        name.set("");
        email.set("");
        role.set(Role.AGENT);
    }

    private static Progress progress(Throwable failure) {
        return switch (failure) {
            case RequestFailed.Offline _ -> Progress.NOT_REACHED;
            case RequestFailed.Refused refused
            when refused.refusal().error() == ErrorKind.EMAIL_TAKEN -> Progress.EMAIL_TAKEN;
            case RequestFailed.Refused refused
            when refused.refusal().error() == ErrorKind.FORBIDDEN -> Progress.FORBIDDEN;
            default -> Progress.FAILED;
        };
    }
}

package dev.sportello.desktop.settings.webhooks;

import dev.sportello.model.WebhookId;
import dev.sportello.wire.WebhookBodies.WebhookDelivery;
import dev.sportello.wire.WebhookBodies.WebhookState;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// One webhook in the list, and what is being done about it. FX thread only.
final class WebhookItem {
    private final WebhookId id;
    private final ReadOnlyObjectWrapper<WebhookState> state;
    private final ObjectProperty<Note> note = new SimpleObjectProperty<>(new Note.Nothing());
    private final ObjectProperty<@Nullable String> secret = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable List<WebhookDelivery>> deliveries = new SimpleObjectProperty<>();

    private final BooleanProperty loading = new SimpleBooleanProperty();

    WebhookItem(WebhookState state) {
        id = state.webhook().id();
        this.state = new ReadOnlyObjectWrapper<>(state);
    }

    WebhookId id() {
        return id;
    }

    ReadOnlyObjectProperty<WebhookState> state() {
        return state.getReadOnlyProperty();
    }

    void take(WebhookState next) {
        state.set(next);
    }

    /// How the last act went.
    ObjectProperty<Note> note() {
        return note;
    }

    boolean busy() {
        return note.get() instanceof Note.Busy;
    }

    /// Whether its deliveries are being loaded.
    BooleanProperty loading() {
        return loading;
    }

    /// A secret that was just made and is shown once; null for none.
    ObjectProperty<@Nullable String> secret() {
        return secret;
    }

    /// The latest deliveries; null while they are not shown.
    ObjectProperty<@Nullable List<WebhookDelivery>> deliveries() {
        return deliveries;
    }
}
